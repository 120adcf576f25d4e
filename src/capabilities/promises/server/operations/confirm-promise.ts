import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Decision, decideConfirm, decideReopen, judge, type PromiseRecord } from '../../domain/index.ts';
import { settle } from '../settle.ts';

export interface Confirmation {
  /** False when nobody objected in time; the keeper sees to that by itself. */
  readonly confirmed: boolean;
  readonly at: Instant;
}

function lapse(promise: PromiseRecord, calendar: CalendarVersion, now: Instant): Result<Decision> {
  const judged = judge(promise, calendar, now);
  if (!judged.ok) return judged;
  return judged.value.verdict === 'kept' ? judged : refuse('promise.not-met');
}

/** What was met is kept, by the promisee's word or by their silence until the window's end. Refuses `promise.not-met`. */
export async function confirmPromise(
  tx: Tx,
  context: Context,
  promise: PromiseRecord,
  { confirmed, at }: Confirmation,
): Promise<Result<PromiseRecord>> {
  const settled = await settle(tx, context, {
    promise,
    decide: (known, calendar) => (confirmed ? decideConfirm(known, at) : lapse(known, calendar, at)),
  });
  return settled.ok ? ok(settled.value.promise) : settled;
}

/**
 * The promisee said at `occurredAt` that it does not work: what was met runs again with the time that was left.
 * What is broken stays as it is; its subject owes a next word. Refuses as `decideReopen` does.
 */
export async function rejectPromise(
  tx: Tx,
  context: Context,
  promise: PromiseRecord,
  occurredAt: Instant,
): Promise<Result<PromiseRecord>> {
  const settled = await settle(tx, context, {
    promise,
    decide: (known, calendar) => decideReopen(known, { calendar, occurredAt }, context.now),
  });
  return settled.ok ? ok(settled.value.promise) : settled;
}
