import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Decision, decideResume, type PromiseRecord, type Resumption, type Spoken } from '../../domain/index.ts';
import { doubtedAnew, keepDoubts } from '../doubts.ts';
import { settle } from '../settle.ts';

/** What ended a pause, and what was said around it. */
export interface Resuming extends Omit<Resumption, 'calendar'> {
  readonly spoken: Spoken;
}

function resuming(given: Resuming, now: Instant) {
  return (known: PromiseRecord, calendar: CalendarVersion): Result<Decision> => {
    const decided = decideResume(known, { ...given, calendar }, now);
    return decided.ok ? ok(doubtedAnew(known, decided.value, { hours: calendar, spoken: given.spoken, now })) : decided;
  };
}

/** Lets the clock of a paused promise run again from when the promisee answered. Refuses as `decideResume` does. */
export async function resumePromise(
  tx: Tx,
  context: Context,
  promise: PromiseRecord,
  given: Resuming,
): Promise<Result<PromiseRecord>> {
  const settled = await settle(tx, context, {
    promise,
    decide: resuming(given, context.now),
    alsoSave: (decision) => keepDoubts(tx, decision, context.now),
  });
  return settled.ok ? ok(settled.value.promise) : settled;
}
