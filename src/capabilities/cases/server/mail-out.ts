import { queueMail, type Recipient } from '#capabilities/conversations/index.ts';
import type { PersonRecord } from '#capabilities/people/index.ts';
import type { MessageId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { caseSubject } from '../facts.ts';
import { type AboutCase, acknowledgementMail, newsMail, replyMail } from './mail-words.ts';
import type { OpenedCase } from './operations/open-case.ts';
import { personById } from './people.ts';

interface Numbered {
  readonly known: Case;
  readonly number: number;
}

interface ToSomebody extends Numbered {
  readonly to: Recipient;
}

/** What lies further back is history that is being taken over: its customers had these words then. */
const HISTORY = HOUR;

/** The requester as somebody to write to now; null when we know no address of theirs. */
export async function recipientOf(tx: Tx, context: Context, known: Case): Promise<Recipient | null> {
  const person = await personById(tx, known.requesterId);
  return person ? addressOf(context, person) : null;
}

function addressOf(context: Context, person: PersonRecord): Recipient | null {
  if (context.now < context.platform.clock() - HISTORY) return null;
  if (!person.email || !person.active) return null;
  const { id, name, email, language, timeZone } = person;
  return { personId: id, name, address: email, language, timeZone };
}

function aboutCase(context: Context, { known, number, to }: ToSomebody): AboutCase {
  const url = `${context.platform.publicUrl()}/cases/${number}`;
  return { language: to.language, subject: known.subject, number, url, now: known.now?.text ?? null };
}

const addressed = ({ known, to }: ToSomebody) => ({
  subject: caseSubject(known.id),
  accountId: known.accountId,
  to,
});

/** Sends a message of ours to the customer: what it says, what happens now, and when they hear next. */
export async function mailReply(
  tx: Tx,
  context: Context,
  given: ToSomebody & {
    readonly message: {
      readonly id: MessageId;
      readonly author: string;
      readonly text: string;
      /** How its writer signs; a message without one is none that they wrote themselves. */
      readonly signature?: string | null;
    };
    readonly nextWords: string | null;
  },
): Promise<void> {
  const { message, nextWords, known } = given;
  const { author, text, signature = null } = message;
  const words = replyMail(aboutCase(context, given), {
    ...{ author, text, signature },
    next: nextWords,
    resolves: known.resolvedAt !== null,
    asks: (await personById(tx, known.requesterId))?.mayBeAsked ?? false,
  });
  await queueMail(tx, context, { ...addressed(given), ...words, purpose: 'reply', messageId: message.id });
}

/** Sends news of ours to the customer that no person wrote, and what happens now. */
export async function mailNews(
  tx: Tx,
  context: Context,
  given: ToSomebody & { readonly message: { readonly id: MessageId; readonly text: string } },
): Promise<void> {
  const words = newsMail(aboutCase(context, given), given.message.text);
  await queueMail(tx, context, { ...addressed(given), ...words, purpose: 'notice', messageId: given.message.id });
}

/**
 * Answers a mail, or what was asked on a site of the organisation's own, that opened a case: that we have it, and by when
 * a person writes. Echoes nothing of what came.
 */
export async function mailAcknowledgement(
  tx: Tx,
  context: Context,
  opened: OpenedCase & { readonly site?: string },
): Promise<void> {
  const to = addressOf(context, opened.requester);
  if (!to) return;
  const about = { known: opened.case, number: opened.number, to };
  const mail = acknowledgementMail(aboutCase(context, about), { next: opened.nextWords, site: opened.site ?? null });
  await queueMail(tx, context, { ...addressed(about), ...mail, purpose: 'auto-reply' });
}
