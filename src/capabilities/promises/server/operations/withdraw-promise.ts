import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import type { PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import {
  type Decision,
  decideRelease,
  decideWithdraw,
  type PromiseRecord,
  type Withdrawal,
} from '../../domain/index.ts';
import { settle } from '../settle.ts';
import { findPromise } from '../store.ts';

interface Ending {
  readonly withdrawal: Withdrawal;
  readonly calendar: CalendarVersion;
  readonly now: Instant;
}

/** What is late can't be withdrawn any more: it stays broken, and is only no longer waited for. */
function end(promise: PromiseRecord, { withdrawal, calendar, now }: Ending): Result<Decision> {
  const released = decideRelease(promise, { calendar, reason: withdrawal.reason }, now);
  return released.ok ? released : decideWithdraw(promise, { ...withdrawal, calendar }, now);
}

/**
 * Ends a promise that is no longer wanted, or was made in error: withdrawn while it is in time, released and still
 * broken once it is late. Refuses `not-found`, and as `decideWithdraw` does.
 */
export async function withdrawPromise(
  tx: Tx,
  context: Context,
  promiseId: PromiseId,
  withdrawal: Withdrawal,
): Promise<Result<PromiseRecord>> {
  const promise = await findPromise(tx, promiseId);
  if (!promise) return refuse('not-found', 404);
  const settled = await settle(tx, context, {
    promise,
    decide: (known, calendar) => end(known, { withdrawal, calendar, now: context.now }),
  });
  return settled.ok ? ok(settled.value.promise) : settled;
}
