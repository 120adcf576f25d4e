import { fact } from '#kernel/facts.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { enqueue } from '#platform/jobs.ts';
import { mailReleased } from '../../facts.ts';
import { sendMail } from '../job-kinds.ts';
import { lockHeld, type OutboundMail } from '../outbound-store.ts';
import { failMail } from './fail-mail.ts';
import { aboutMail, moveMail } from './move-mail.ts';

export interface HeldDecision {
  readonly mailId: string;
  readonly what: 'release' | 'drop';
  readonly reason: string;
}

async function release(tx: Tx, context: Context, row: OutboundMail, reason: string): Promise<void> {
  await moveMail(tx, context, row, { state: 'queued', releasedAt: context.now, lastError: null });
  await enqueue(tx, sendMail, { outboundMailId: row.id }, { key: `send-mail:${row.id}` });
  const about = aboutMail(context, row);
  const data = { mailId: row.id, recipient: row.recipient_address, reason };
  if (about) await appendFacts(tx, context, [fact(mailReleased, about, data)]);
}

/**
 * Decides about a mail that a cap stopped: it goes out in spite of the cap, or it never goes, and then its recipient
 * counts as not reached. Refuses a mail that is not held.
 */
export function settleHeld(context: Context, { mailId, what, reason }: HeldDecision): Promise<Result<null>> {
  return transaction(context, (tx) =>
    asSystem(tx, async () => {
      const row = await lockHeld(tx, mailId);
      if (!row) return refuse('mail.not-held', 404);
      if (what === 'release') await release(tx, context, row, reason);
      else await failMail(tx, context, row, { failure: { at: 'sender', code: null, words: reason } });
      return ok(null);
    }),
  );
}
