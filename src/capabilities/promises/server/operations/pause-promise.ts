import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Decision, decidePause, type Pausing, type PromiseRecord, type Spoken } from '../../domain/index.ts';
import { doubtedAnew, keepDoubts } from '../doubts.ts';
import { settle } from '../settle.ts';

/** A pause that somebody asks for, and what was said around it, for who looks at pauses later. */
export interface PauseAsked extends Omit<Pausing, 'calendar'> {
  readonly spoken: Spoken;
}

function pausing(asked: PauseAsked, now: Instant) {
  return (known: PromiseRecord, calendar: CalendarVersion): Result<Decision> => {
    const decided = decidePause(known, { ...asked, calendar }, now);
    return decided.ok ? ok(doubtedAnew(known, decided.value, { hours: calendar, spoken: asked.spoken, now })) : decided;
  };
}

/** Lets a promise rest while only the promisee can go on. Refuses as `decidePause` does. */
export async function pausePromise(
  tx: Tx,
  context: Context,
  promise: PromiseRecord,
  asked: PauseAsked,
): Promise<Result<PromiseRecord>> {
  const settled = await settle(tx, context, {
    promise,
    decide: pausing(asked, context.now),
    alsoSave: (decision) => keepDoubts(tx, decision, context.now),
  });
  return settled.ok ? ok(settled.value.promise) : settled;
}
