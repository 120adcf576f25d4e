import type { Result } from '#kernel/result.ts';
import { ok } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { decideMeet, type PromiseRecord } from '../../domain/index.ts';
import { settle } from '../settle.ts';

/**
 * Records that what was promised was done at `occurredAt`, and judges it by that moment. Refuses as `decideMeet`
 * does; a promise that was delivered already is refused as `promise.already-met`.
 */
export async function fulfilPromise(
  tx: Tx,
  context: Context,
  promise: PromiseRecord,
  occurredAt: Instant,
): Promise<Result<PromiseRecord>> {
  const settled = await settle(tx, context, {
    promise,
    decide: (known, calendar) => decideMeet(known, { calendar, occurredAt }, context.now),
  });
  return settled.ok ? ok(settled.value.promise) : settled;
}
