import { ok, type Result, refuse } from '#kernel/result.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import { HORIZON_DAYS } from './calendar-version.ts';
import type { DayPlan } from './day-plan.ts';
import type { DayNumber } from './local-date.ts';
import { notEnoughOpenTime } from './open-time.ts';
import { openInterval } from './open-year.ts';
import { readWall, startInstant, wallOf } from './wall.ts';
import { clockMinutes } from './window.ts';
import { offsetAt } from './zone.ts';

/** The days of one calendar, as far as counting them needs. */
export interface BusinessDays {
  readonly zone: string;
  readonly plan: DayPlan;
}

/** When a day closes for the last time, or undefined when it does not open. */
function lastClose({ zone, plan }: BusinessDays, day: DayNumber): Instant | undefined {
  return plan(day)
    .map((window) => openInterval(zone, day, window))
    .filter(({ from, to }) => from < to)
    .reduce<Instant | undefined>((latest, { to }) => Math.max(latest ?? to, to), undefined);
}

/** Day 0 is the first open day that closes after the anchor; answers the n-th open day after it, with its close. */
function businessDayAfter(
  days: BusinessDays,
  anchor: Instant,
  n: number,
): { day: DayNumber; close: Instant } | undefined {
  // A night shift that began yesterday closes today.
  const first = Math.floor((anchor + offsetAt(days.zone, anchor)) / DAY) - 1;
  let left = n;
  for (let day = first; day <= first + HORIZON_DAYS; day += 1) {
    const close = lastClose(days, day);
    if (close === undefined || close <= anchor) continue;
    if (left === 0) return { day, close };
    left -= 1;
  }
  return undefined;
}

/** Which business day, counted from which instant, and until when on that day. */
export interface BusinessDayCount {
  readonly anchor: Instant;
  readonly n: number;
  readonly cutOff: string | undefined;
}

/** The close, or else the `HH:MM` cut-off, of the n-th business day after the anchor's. */
export function endOfBusinessDay(days: BusinessDays, { anchor, n, cutOff }: BusinessDayCount): Result<Instant> {
  if (!Number.isInteger(n) || n < 0) return refuse('calendar.bad-day-count', 422);
  const found = businessDayAfter(days, anchor, n);
  if (!found) return notEnoughOpenTime();
  if (cutOff === undefined) return ok(found.close);
  const minutes = clockMinutes(cutOff);
  if (minutes === undefined) return refuse('calendar.bad-time', 422, { time: cutOff });
  const due = startInstant(readWall(days.zone, wallOf(found.day, minutes)));
  return due > anchor ? ok(due) : refuse('calendar.cut-off-passed', 422, { time: cutOff });
}
