import { DAY, type Instant, type Span } from '#kernel/time.ts';
import type { CalendarVersion } from './calendar-version.ts';
import { planDays } from './day-plan.ts';
import {
  type DayNumber,
  formatLocalDate,
  type LocalDate,
  utcYearStart,
  type Weekday,
  weekdayOf,
} from './local-date.ts';
import { openInterval } from './open-year.ts';
import { readWall, startInstant, wallOf } from './wall.ts';
import type { OpenWindow } from './window.ts';

/** Why a date has the hours that it has; an exception comes before a holiday, a holiday before the week. */
export type DayKind = 'open' | 'closed' | 'holiday' | 'exception';

/** One date of a calendar, ready to be shown. */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  readonly kind: DayKind;
  /** As they are written, in local time; those that begin on this date. */
  readonly windows: readonly OpenWindow[];
  /** Real open time of these windows, in milliseconds. */
  readonly open: Span;
  /** How much longer than 24 hours the date is: below 0 where clocks go forward, 0 as a rule. */
  readonly shift: Span;
}

function midnight(zone: string, day: DayNumber): Instant {
  return startInstant(readWall(zone, wallOf(day, 0)));
}

function describe(version: CalendarVersion, date: LocalDate, weekday: Weekday): Pick<CalendarDay, 'kind' | 'windows'> {
  const exception = version.exceptions?.[date];
  if (exception) return { kind: 'exception', windows: exception };
  if (version.holidays?.includes(date)) return { kind: 'holiday', windows: [] };
  const windows = version.weekly[weekday] ?? [];
  return { kind: windows.length > 0 ? 'open' : 'closed', windows };
}

/** Every date of a year, in order, of a version that `checkCalendar` accepted. Throws a RangeError for any other. */
export function daysOfYear(version: CalendarVersion, year: number): readonly CalendarDay[] {
  const { zone } = version;
  const plan = planDays(version);
  const first = utcYearStart(year) / DAY;
  const count = utcYearStart(year + 1) / DAY - first;
  return Array.from({ length: count }, (_, place) => {
    const day = first + place;
    const [date, weekday] = [formatLocalDate(day), weekdayOf(day)];
    const open = plan(day)
      .map((window) => openInterval(zone, day, window))
      .reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
    const shift = midnight(zone, day + 1) - midnight(zone, day) - DAY;
    return { date, weekday, ...describe(version, date, weekday), open, shift };
  });
}
