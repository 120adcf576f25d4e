import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { decideCorrect, type PromiseRecord } from '../../domain/index.ts';
import { settle } from '../settle.ts';

/**
 * Takes back that a promise was delivered, because it is proven that the promisee never had it: a word that reached
 * nobody keeps no promise. What is not due yet runs on; what is past due is broken at its due moment. Refuses as
 * `decideCorrect` does.
 */
export async function undoDelivery(
  tx: Tx,
  context: Context,
  promise: PromiseRecord,
  reason: string,
): Promise<Result<PromiseRecord>> {
  const proven = { deliveredAt: null, reason, recordedBy: null, approvedBy: null };
  const settled = await settle(tx, context, {
    promise,
    decide: (known, calendar) => decideCorrect(known, { calendar, ...proven }, context.now),
  });
  return settled.ok ? ok(settled.value.promise) : settled;
}
