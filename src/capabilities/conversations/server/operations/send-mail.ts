import { fact } from '#kernel/facts.ts';
import { AccountId, MessageId } from '#kernel/ids.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { enqueue } from '#platform/jobs.ts';
import type { OutgoingMail, SendOutcome } from '#platform/mail/send.ts';
import { deliveryOf } from '../../domain/delivery.ts';
import { capFor } from '../../domain/mail-caps.ts';
import { nextTryAt } from '../../domain/retry.ts';
import { mailDeliveryFailed, mailHeld } from '../../facts.ts';
import { composeMail } from '../compose-mail.ts';
import { sendMail } from '../job-kinds.ts';
import {
  countsAround,
  lockQueued,
  type OutboundChange,
  type OutboundMail,
  statesOfMessage,
  updateOutbound,
} from '../outbound-store.ts';
import { setDelivery } from '../store.ts';

/** How long one try may take before another one may begin. Longer than the sender's own patience. */
const TRY_TAKES = 3 * MINUTE;

/** Notes where a mail has come, on itself, on its message, and as a fact where people should hear of it. */
export async function moveMail(tx: Tx, context: Context, row: OutboundMail, change: OutboundChange): Promise<void> {
  await updateOutbound(tx, row.id, change);
  if (row.message_id !== null) {
    const messageId = MessageId.parse(row.message_id);
    await setDelivery(tx, messageId, deliveryOf(await statesOfMessage(tx, messageId)));
  }
  const kind = change.state === 'failed' ? mailDeliveryFailed : change.state === 'held' ? mailHeld : null;
  if (kind && row.subject_kind !== null && row.subject_id !== null) {
    const about = {
      subject: { kind: row.subject_kind, id: row.subject_id },
      accountId: row.account_id === null ? null : AccountId.parse(row.account_id),
      occurredAt: context.now,
    };
    const data = { mailId: row.id, recipient: row.recipient_address, reason: change.lastError ?? '' };
    await appendFacts(tx, context, [fact(kind, about, data)]);
  }
  if (change.state) {
    const outcome = change.state;
    tx.afterCommit(() => context.platform.metrics.mailOut.inc({ outcome }));
  }
}

async function again(tx: Tx, id: string, runAt: Instant): Promise<void> {
  await enqueue(tx, sendMail, { outboundMailId: id }, { key: `send-mail:${id}`, runAt });
}

/** The mail, claimed for one try; null when there is nothing to send now. */
async function claim(context: Context, id: string): Promise<{ row: OutboundMail; mail: OutgoingMail } | null> {
  return transaction(context, async (tx) => {
    const row = await lockQueued(tx, id);
    if (!row) return null;
    if (row.next_try_at !== null && row.next_try_at > context.now) {
      await again(tx, id, row.next_try_at);
      return null;
    }
    const cap = row.attempts > 0 ? null : capFor(row.purpose, await countsAround(tx, row, context.now));
    if (cap !== null) {
      await moveMail(tx, context, row, { state: 'held', lastError: cap });
      return null;
    }
    const mail = await composeMail(tx, context, row);
    const attempts = row.attempts + 1;
    if (mail === null) {
      await postpone(tx, context, { ...row, attempts }, 'The desk has no mail address yet.');
      return null;
    }
    await updateOutbound(tx, id, { attempts, nextTryAt: context.now + TRY_TAKES });
    return { row: { ...row, attempts }, mail };
  });
}

async function postpone(tx: Tx, context: Context, row: OutboundMail, reason: string): Promise<void> {
  const next = nextTryAt(row.attempts, context.now);
  const tried = { attempts: row.attempts, lastError: reason };
  if (next === null) return moveMail(tx, context, row, { ...tried, state: 'failed', nextTryAt: null });
  await updateOutbound(tx, row.id, { ...tried, nextTryAt: next });
  await again(tx, row.id, next);
}

async function conclude(context: Context, row: OutboundMail, outcome: SendOutcome): Promise<void> {
  await transaction(context, async (tx) => {
    const current = await lockQueued(tx, row.id);
    if (!current) return;
    if (outcome.outcome === 'try-later') return postpone(tx, context, current, outcome.reason);
    if (outcome.outcome === 'sent') {
      const done = { state: 'sent', sentAt: context.now, nextTryAt: null, lastError: null } as const;
      return moveMail(tx, context, current, done);
    }
    const failed = { state: 'failed', nextTryAt: null, lastError: outcome.reason } as const;
    return moveMail(tx, context, current, failed);
  });
}

/**
 * Sends one mail of the outbox: at least once, always under the same Message-ID. What could not be handed over is
 * tried again for three days; what a cap stops is held and shown. A mail that is settled already stays as it is.
 */
export async function sendOne(context: Context, outboundMailId: string): Promise<void> {
  const claimed = await claim(context, outboundMailId);
  if (!claimed) return;
  const outcome = await context.platform.mail.send(claimed.mail);
  await conclude({ ...context, now: context.platform.clock() }, claimed.row, outcome);
}
