import { GUESTS, isOwnedAddress } from '#capabilities/people/index.ts';
import { fact } from '#kernel/facts.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { enqueue } from '#platform/jobs.ts';
import type { OutgoingMail, SendOutcome } from '#platform/mail/send.ts';
import { type Cap, capFor } from '../../domain/mail-caps.ts';
import { nextTryAt } from '../../domain/retry.ts';
import { mailHeld } from '../../facts.ts';
import { desk } from '../address-store.ts';
import { composeMail } from '../compose-mail.ts';
import { sendMail } from '../job-kinds.ts';
import { countsAround } from '../mail-counts.ts';
import { lockQueued, type OutboundMail, updateOutbound } from '../outbound-store.ts';
import { isStopped } from '../standing-store.ts';
import { failMail, STOPPED } from './fail-mail.ts';
import { aboutMail, moveMail } from './move-mail.ts';

/** How long one try may take before another one may begin. Longer than the sender's own patience. */
const TRY_TAKES = 3 * MINUTE;

async function hold(tx: Tx, context: Context, row: OutboundMail, cap: Cap): Promise<void> {
  await moveMail(tx, context, row, { state: 'held', lastError: cap });
  const about = aboutMail(context, row);
  const data = { mailId: row.id, recipient: row.recipient_address, reason: cap };
  if (about) await appendFacts(tx, context, [fact(mailHeld, about, data)]);
}

async function again(tx: Tx, id: string, runAt: Instant): Promise<void> {
  await enqueue(tx, sendMail, { outboundMailId: id }, { key: `send-mail:${id}`, runAt });
}

/** Which cap stops a mail. One that went on its way already, or that a person let go, is not stopped any more. */
async function capOf(tx: Tx, context: Context, row: OutboundMail): Promise<Cap | null> {
  if (row.attempts > 0 || row.released_at !== null) return null;
  const { address: sender } = await desk(tx, context.platform.publicUrl());
  const counts = await countsAround(tx, row, { now: context.now, sender });
  const proven = await isOwnedAddress(tx, row.recipient_address);
  return capFor({ purpose: row.purpose, proven, stranger: row.account_id === GUESTS }, counts);
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
    if (await isStopped(tx, row.recipient_address)) {
      await failMail(tx, context, row, { failure: STOPPED });
      return null;
    }
    const cap = await capOf(tx, context, row);
    if (cap !== null) {
      await hold(tx, context, row, cap);
      return null;
    }
    const mail = await composeMail(tx, context, row);
    const attempts = row.attempts + 1;
    if (mail === null) {
      await postpone(tx, context, { ...row, attempts }, 'The desk has no mail address yet.');
      return null;
    }
    const senderAddress = mail.from.address;
    await updateOutbound(tx, id, { attempts, senderAddress, nextTryAt: context.now + TRY_TAKES });
    return { row: { ...row, attempts }, mail };
  });
}

async function postpone(tx: Tx, context: Context, row: OutboundMail, reason: string): Promise<void> {
  const next = nextTryAt(row.attempts, context.now);
  const { attempts } = row;
  if (next === null) {
    const failure = { at: 'out-of-time', code: null, words: reason } as const;
    return failMail(tx, context, row, { failure, attempts });
  }
  await updateOutbound(tx, row.id, { attempts, lastError: reason, nextTryAt: next });
  await again(tx, row.id, next);
}

async function conclude(context: Context, row: OutboundMail, outcome: SendOutcome): Promise<void> {
  await transaction(context, async (tx) => {
    const current = await lockQueued(tx, row.id);
    if (!current) return;
    if (outcome.outcome === 'try-later') return postpone(tx, context, current, outcome.reason);
    if (outcome.outcome === 'sent') {
      const done = { state: 'sent', sentAt: context.now, nextTryAt: null, lastError: null } as const;
      await moveMail(tx, context, current, done);
      return;
    }
    const failure = { at: outcome.stage, code: outcome.code, words: outcome.reason };
    return failMail(tx, context, current, { failure });
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
