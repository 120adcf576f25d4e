import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { decideHeard, decideUnheard, type PromiseRecord } from '../../domain/index.ts';
import { settle } from '../settle.ts';

/** It is proven that the promisee never heard of a delivery: the time to object stands still. Refuses `promise.not-met`. */
export async function missDelivery(
  tx: Tx,
  context: Context,
  promise: PromiseRecord,
  reason: string,
): Promise<Result<PromiseRecord>> {
  const settled = await settle(tx, context, { promise, decide: (known) => decideUnheard(known, reason, context.now) });
  return settled.ok ? ok(settled.value.promise) : settled;
}

/** The promisee hears now of a delivery that they had missed. Refuses `promise.not-met`. */
export async function hearOfDelivery(tx: Tx, context: Context, promise: PromiseRecord): Promise<Result<PromiseRecord>> {
  const decide = (known: PromiseRecord, hours: CalendarVersion) => decideHeard(known, hours, context.now);
  const settled = await settle(tx, context, { promise, decide });
  return settled.ok ? ok(settled.value.promise) : settled;
}
