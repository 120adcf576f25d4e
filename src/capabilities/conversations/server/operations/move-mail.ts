import type { NewFact } from '#kernel/facts.ts';
import { AccountId, MessageId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { deliveryOf } from '../../domain/delivery.ts';
import type { Delivery } from '../../domain/words.ts';
import { type OutboundChange, type OutboundMail, statesOfMessage, updateOutbound } from '../outbound-store.ts';
import { setDelivery } from '../store.ts';

/** What a fact about a mail is recorded on; null for mails that are about no matter. */
export function aboutMail(
  context: Context,
  row: OutboundMail,
): Pick<NewFact, 'subject' | 'accountId' | 'occurredAt'> | null {
  if (row.subject_kind === null || row.subject_id === null) return null;
  return {
    subject: { kind: row.subject_kind, id: row.subject_id },
    accountId: row.account_id === null ? null : AccountId.parse(row.account_id),
    occurredAt: context.now,
  };
}

/** Notes where a mail has come, on itself and on its message. Answers how far the message has come; null without one. */
export async function moveMail(
  tx: Tx,
  context: Context,
  row: OutboundMail,
  change: OutboundChange,
): Promise<Delivery | null> {
  await updateOutbound(tx, row.id, change);
  const outcome = change.state;
  if (outcome) tx.afterCommit(() => context.platform.metrics.mailOut.inc({ outcome }));
  if (row.message_id === null) return null;
  const messageId = MessageId.parse(row.message_id);
  const states = await statesOfMessage(tx, messageId);
  const delivery = deliveryOf(states);
  await setDelivery(tx, messageId, delivery);
  return delivery;
}
