import type { OptionalMail } from '#capabilities/people/index.ts';
import { type AccountId, CaseId, type MessageId, type PersonId, type SubjectRef } from '#kernel/ids.ts';
import type { Language } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { enqueue } from '#platform/jobs.ts';
import { signMessageId } from '#platform/mail/address.ts';
import { cleanLine } from '#platform/mail/clean.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import type { MailBlock } from '#platform/mail/render.ts';
import type { Purpose } from '../../domain/words.ts';
import { desk } from '../address-store.ts';
import { sendMail } from '../job-kinds.ts';
import { insertOutbound } from '../outbound-store.ts';
import { setDelivery } from '../store.ts';

export interface Recipient {
  readonly personId: PersonId | null;
  readonly name: string;
  readonly address: string;
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
}

export interface MailToQueue {
  /** The matter that it is about, and whose that is; null for news to the team about several at once. */
  readonly subject: SubjectRef | null;
  readonly accountId: AccountId | null;
  readonly to: Recipient;
  /** A person's words, news, or a machine's answer to a mail; caps and headers follow from it. */
  readonly purpose: Purpose;
  /** Which mails it is one of, where its reader may do without them: it then says how to end them. */
  readonly optional?: OptionalMail;
  /** The message that this mail carries: its files go along, and it shows how far the mail has come. */
  readonly messageId?: MessageId;
  /** The Subject line. */
  readonly title: string;
  /** What it says. What the recipient has read before is quoted below by itself. */
  readonly blocks: readonly MailBlock[];
}

/**
 * Puts a mail to one person into the outbox, with the job that sends it, in the caller's transaction. Its Message-ID
 * is fixed here and signed for this case and recipient, so that the answer finds its way back. What is about no matter
 * needs the system's rights.
 */
export async function queueMail(tx: Tx, context: Context, given: MailToQueue): Promise<{ readonly mailId: string }> {
  const { platform } = context;
  const mailId = context.newId();
  const { domain } = await desk(tx, platform.publicUrl());
  const messageIdHeader = signMessageId(await mailKeys(platform), {
    caseId: given.subject === null ? null : CaseId.parse(given.subject.id),
    recipient: given.to.address,
    messageId: mailId,
    domain,
  });
  await insertOutbound(tx, {
    id: mailId,
    subject: given.subject,
    accountId: given.accountId,
    messageId: given.messageId ?? null,
    purpose: given.purpose,
    recipient: { ...given.to, address: given.to.address.toLowerCase() },
    content: {
      title: cleanLine(given.title),
      zone: given.to.timeZone,
      blocks: given.blocks,
      ...(given.optional === undefined ? {} : { optional: given.optional }),
    },
    messageIdHeader,
    queuedAt: context.now,
  });
  if (given.messageId) await setDelivery(tx, given.messageId, 'queued');
  // A machine's answer can wait until no mail does: who wrote is better served by a case than by a receipt.
  const yields = given.purpose === 'auto-reply';
  await enqueue(tx, sendMail, { outboundMailId: mailId }, { key: `send-mail:${mailId}`, yields });
  return { mailId };
}
