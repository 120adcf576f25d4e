import { type CalendarVersion, compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import { type Instant, MINUTE, type Span } from '#kernel/time.ts';
import { dueOf } from './due.ts';
import { standstills } from './pause.ts';
import type { PromiseRecord } from './promise.ts';
import { addRunningTime } from './running-time.ts';
import type { Terms } from './terms.ts';

/** The open time that people need to react to a higher priority. */
export const REACTION_FLOOR: Span = 15 * MINUTE;

/** The time that a higher priority asks for, on its hours, from the moment it was raised. */
export interface Raise {
  readonly calendar: CalendarVersion;
  readonly terms: Terms;
  readonly raisedAt: Instant;
}

/**
 * When a promise is due after its priority was raised: as if it had been made with the shorter time, but with
 * time left to react, and never later than promised. Once the old due has passed, that promise stays broken and
 * this is the due of a new one. Refuses when the calendar has not enough open time ahead.
 */
export function raisedDue(promise: PromiseRecord, { calendar, terms, raisedAt }: Raise): Result<Instant> {
  const running = { calendar: compileCalendar(calendar), still: standstills(promise.pauses) };
  const earliest = addRunningTime(running, raisedAt, REACTION_FLOOR);
  if (!earliest.ok || raisedAt > promise.due) return earliest;
  const fromAnchor = dueOf(terms, { ...promise, calendar: running.calendar });
  if (!fromAnchor.ok) return fromAnchor;
  return ok(Math.min(promise.due, Math.max(fromAnchor.value, earliest.value)));
}
