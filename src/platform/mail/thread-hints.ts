import { type MailKeys, readMessageId, readReplyAddress, type SignedMessageId, type SignedToken } from './address.ts';
import type { ParsedMail } from './parsed-mail.ts';

/** Every trace in a mail that may lead to what it answers. Signatures are verified; a forged token is no trace. */
export interface ThreadHints {
  /** From addresses that the mail was sent to, those of the envelope first. */
  readonly replyTokens: readonly SignedToken[];
  readonly bounceTokens: readonly SignedToken[];
  /** Our own Message-IDs that the mail answers: In-Reply-To, then References from the last to the first. */
  readonly ourMessageIds: readonly SignedMessageId[];
  /** Other people's, in the same order. */
  readonly foreignMessageIds: readonly string[];
  /** Numbers in tags such as `[#12345]` in the subject. */
  readonly caseNumbers: readonly number[];
  /** Our mail that a report is about. */
  readonly reportedMessageId: SignedMessageId | null;
  /** The mail itself is one of ours that came back. */
  readonly carriesOurMark: boolean;
}

/** Finds the traces. `sentTo` are the envelope's recipients, `domain` is that of our signed addresses. */
export function threadHints(
  mail: ParsedMail,
  sentTo: readonly string[],
  { keys, domain }: { readonly keys: MailKeys; readonly domain: string },
): ThreadHints {
  const recipients = [...sentTo, ...mail.to.map((one) => one.address), ...mail.cc.map((one) => one.address)];
  const tokens = [...new Set(recipients)]
    .map((address) => readReplyAddress(keys, address, domain))
    .filter((token) => token !== null);
  const read = (id: string) => readMessageId(keys, id, domain);
  const answered = [...new Set([...mail.inReplyTo, ...mail.references.toReversed()])];
  const own = [mail.messageId, ...(mail.headers['x-evenkeel-loop'] ?? [])].filter((id) => id !== null);
  return {
    replyTokens: tokens.filter((token) => token.purpose === 'reply'),
    bounceTokens: tokens.filter((token) => token.purpose === 'bounce'),
    ourMessageIds: answered.map(read).filter((id) => id !== null),
    foreignMessageIds: answered.filter((id) => read(id) === null),
    caseNumbers: [...mail.subject.matchAll(/\[#(\d{1,9})\]/g)].map((found) => Number(found[1])).slice(0, 5),
    reportedMessageId: mail.report?.originalMessageId ? read(mail.report.originalMessageId) : null,
    carriesOurMark: own.some((id) => read(id) !== null),
  };
}
