import type { NewFact } from '#kernel/facts.ts';
import type { Result } from '#kernel/result.ts';
import { ok } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Decision, decideMeet, type PromiseRecord } from '../../domain/index.ts';
import { promiseFactsOf } from '../../facts.ts';
import { type Settling, settle, storeSettled } from '../settle.ts';

function meeting(context: Context, promise: PromiseRecord, occurredAt: Instant): Settling<Decision> {
  return { promise, decide: (known, calendar) => decideMeet(known, { calendar, occurredAt }, context.now) };
}

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
  const settled = await settle(tx, context, meeting(context, promise, occurredAt));
  return settled.ok ? ok(settled.value.promise) : settled;
}

/** Like `fulfilPromise`, but answers the facts, which the caller records with those of its own. */
export async function storeFulfilled(
  tx: Tx,
  context: Context,
  promise: PromiseRecord,
  occurredAt: Instant,
): Promise<Result<readonly NewFact[]>> {
  const settled = await storeSettled(tx, context, meeting(context, promise, occurredAt));
  return settled.ok ? ok(promiseFactsOf(settled.value.promise, settled.value.facts)) : settled;
}
