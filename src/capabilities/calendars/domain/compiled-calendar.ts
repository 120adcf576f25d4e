import type { Result } from '#kernel/result.ts';
import type { Instant, Span } from '#kernel/time.ts';
import { endOfBusinessDay } from './business-days.ts';
import type { CalendarVersion } from './calendar-version.ts';
import { planDays } from './day-plan.ts';
import type { Interval } from './interval.ts';
import { addOpenTime, nextOpening, type OpenYears, openAt, openIntervals, openTimeBetween } from './open-time.ts';
import { compileYear, type OpenYear } from './open-year.ts';

/** A calendar version ready to compute with. Instants and spans in milliseconds. */
export interface CompiledCalendar {
  /** Whether work is done at this instant. Opening moments are open, closing moments are not. */
  openAt(instant: Instant): boolean;
  /** Open time from one instant to another; 0 when the second is not later. */
  openTimeBetween(from: Instant, to: Instant): Span;
  /** The open time between two instants as intervals, in order and apart. */
  openIntervals(from: Instant, to: Instant): readonly Interval[];
  /**
   * The first instant at which `budget` of open time has passed since the anchor; an exact fit ends at the closing.
   * Refuses `calendar.no-open-time-in-horizon` when 400 days do not hold it, `calendar.no-budget` unless above 0.
   */
  addOpenTime(anchor: Instant, budget: Span): Result<Instant>;
  /** The instant itself when open, else the next opening. Refuses `calendar.no-open-time-in-horizon`. */
  nextOpening(instant: Instant): Result<Instant>;
  /**
   * The last close of the n-th open day after day 0, which is the first open day that closes after the anchor;
   * with a cut-off `HH:MM`, that time on that day. Refuses `calendar.no-open-time-in-horizon`,
   * `calendar.cut-off-passed` (only possible for n = 0), `calendar.bad-day-count` and `calendar.bad-time`.
   */
  endOfBusinessDay(anchor: Instant, n: number, cutOff?: string): Result<Instant>;
}

const compiled = new WeakMap<CalendarVersion, CompiledCalendar>();

function lazyYears(compile: (year: number) => OpenYear): OpenYears {
  const years = new Map<number, OpenYear>();
  return (year) => {
    const known = years.get(year);
    if (known) return known;
    const made = compile(year);
    years.set(year, made);
    return made;
  };
}

function compile(version: CalendarVersion): CompiledCalendar {
  const days = { zone: version.zone, plan: planDays(version) };
  const years = lazyYears((year) => compileYear(days.zone, days.plan, year));
  return {
    openAt: (instant) => openAt(years, instant),
    openTimeBetween: (from, to) => openTimeBetween(years, from, to),
    openIntervals: (from, to) => openIntervals(years, from, to),
    addOpenTime: (anchor, budget) => addOpenTime(years, anchor, budget),
    nextOpening: (instant) => nextOpening(years, instant),
    endOfBusinessDay: (anchor, n, cutOff) => endOfBusinessDay(days, { anchor, n, cutOff }),
  };
}

/**
 * Compiles a version that `checkCalendar` accepted; throws a RangeError for one that it would refuse.
 * The same object is compiled once, so keep a version's object as long as it is used. Years are laid out on demand.
 */
export function compileCalendar(version: CalendarVersion): CompiledCalendar {
  const known = compiled.get(version);
  if (known) return known;
  const made = compile(version);
  compiled.set(version, made);
  return made;
}
