import { fact } from '#kernel/facts.ts';
import { MessageId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { afterFailure, blameOf, type Failure } from '../../domain/bounce.ts';
import { addressStopped, mailDeliveryFailed } from '../../facts.ts';
import { type OutboundMail, statesOfMessage } from '../outbound-store.ts';
import { lockStanding, saveStanding, standingOf } from '../standing-store.ts';
import { aboutMail, moveMail } from './move-mail.ts';

/** What is said of a mail that was not sent, because its address is stopped. */
export const STOPPED = 'address-stopped';

/** Holds a failure against the address. Answers whether mail to it is stopped now. */
async function blame(tx: Tx, context: Context, row: OutboundMail, failure: Failure): Promise<boolean> {
  const known = await lockStanding(tx, row.recipient_address);
  const before = standingOf(known);
  const after = afterFailure(before, blameOf(failure), context.now);
  if (after === before) return before.stoppedAt !== null;
  const id = known?.id ?? context.newId();
  const address = row.recipient_address;
  const words = failure.words.slice(0, 300);
  await saveStanding(tx, { id, address, standing: after, words, mailId: row.id });
  if (before.stoppedAt === null && after.stoppedAt !== null) {
    const about = { subject: { kind: 'mail-address', id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(addressStopped, about, { address, reason: words })]);
  }
  return after.stoppedAt !== null;
}

/** What was said when the address was stopped. */
async function whyStopped(tx: Tx, row: OutboundMail): Promise<string> {
  return (await lockStanding(tx, row.recipient_address))?.words ?? STOPPED;
}

/** The message that nobody got by mail, when all its mails failed. */
async function unreadMessage(tx: Tx, row: OutboundMail): Promise<MessageId | null> {
  if (row.message_id === null) return null;
  const messageId = MessageId.parse(row.message_id);
  const states = await statesOfMessage(tx, messageId);
  return states.every((state) => state === 'failed') ? messageId : null;
}

/**
 * Notes that a mail has failed for good: on the mail and its message, against the address, and as a fact that whoever
 * owns the matter hears. A dead address gets no more mail.
 */
export async function failMail(
  tx: Tx,
  context: Context,
  row: OutboundMail,
  { failure, attempts }: { readonly failure: Failure | typeof STOPPED; readonly attempts?: number },
): Promise<void> {
  const lastError = failure === STOPPED ? STOPPED : failure.words;
  const tried = attempts === undefined ? {} : { attempts };
  await moveMail(tx, context, row, { ...tried, state: 'failed', nextTryAt: null, lastError });
  const stopped = failure === STOPPED || (await blame(tx, context, row, failure));
  const about = aboutMail(context, row);
  if (!about) return;
  const reason = failure === STOPPED ? await whyStopped(tx, row) : failure.words;
  const data = { mailId: row.id, recipient: row.recipient_address, reason, stopped };
  const messageId = await unreadMessage(tx, row);
  await appendFacts(tx, context, [fact(mailDeliveryFailed, about, { ...data, messageId })]);
}
