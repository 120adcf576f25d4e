import { calendarVersion, type PinnedCalendar } from '#capabilities/calendars/index.ts';
import { type CalendarId, PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type AgreementPin, decideRaise, type PromiseRecord, type Raised, type Terms } from '../../domain/index.ts';
import { settle } from '../settle.ts';
import { insertPromises } from '../store.ts';
import { wakeKeeperFor } from '../wake.ts';

/** The shorter time that a higher priority asks for, what owes it, and the words that the promisee reads. */
export interface HigherPriority {
  readonly terms: Terms;
  readonly calendarId: CalendarId;
  readonly agreement: AgreementPin | null;
  readonly words: (due: Instant) => string;
  readonly reason: string;
}

/** The hours that the promise pinned, where the shorter time counts on the same calendar; else the current ones. */
function hoursToRaise(tx: Tx, promise: PromiseRecord, calendarId: CalendarId): Promise<PinnedCalendar | undefined> {
  return calendarVersion(tx, calendarId, calendarId === promise.calendarId ? promise.calendarVersion : undefined);
}

/**
 * Lets a promise give way to one that is due sooner, where a higher priority asks for it. Answers the promise that
 * stands then: the successor, or the old one when it is due soon enough. Refuses as `decideRaise` does.
 */
export async function raisePromise(
  tx: Tx,
  context: Context,
  promise: PromiseRecord,
  given: HigherPriority,
): Promise<Result<PromiseRecord>> {
  const id = PromiseId.parse(context.newId());
  const pinned = await hoursToRaise(tx, promise, given.calendarId);
  if (!pinned) return refuse('promise.unknown-calendar', 422);
  const { calendarId, version: calendarVersion, hours: calendar } = pinned;
  const raising = { ...given, id, calendarId, calendarVersion, calendar };
  const settled = await settle<Raised>(tx, context, {
    promise,
    decide: (known, hours) => decideRaise(known, { ...raising, hours }, context.now),
    alsoSave: async ({ successor }) => {
      if (successor === null) return;
      await insertPromises(tx, [successor]);
      wakeKeeperFor(tx, context, successor);
    },
  });
  return settled.ok ? ok(settled.value.successor ?? settled.value.promise) : settled;
}
