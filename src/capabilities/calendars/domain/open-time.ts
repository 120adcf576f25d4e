import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant, Span } from '#kernel/time.ts';
import { HORIZON, HORIZON_DAYS } from './calendar-version.ts';
import { clip, type Interval, unionOf } from './interval.ts';
import { utcYearOf } from './local-date.ts';
import { instantAfter, type OpenYear, openBefore, openingFrom } from './open-year.ts';

/** The open time of any year, compiled when first asked for. */
export type OpenYears = (year: number) => OpenYear;

export function notEnoughOpenTime() {
  return refuse('calendar.no-open-time-in-horizon', 422, { days: HORIZON_DAYS });
}

/** Whether the instant lies in open time; a closing moment does not. */
export function openAt(years: OpenYears, instant: Instant): boolean {
  return openingFrom(years(utcYearOf(instant)), instant) === instant;
}

/** Open milliseconds between two instants; 0 when `to` is not after `from`. */
export function openTimeBetween(years: OpenYears, from: Instant, to: Instant): Span {
  if (to <= from) return 0;
  const last = utcYearOf(to);
  let year = utcYearOf(from);
  let open = openBefore(years(last), to) - openBefore(years(year), from);
  for (; year < last; year += 1) open += years(year).total;
  return open;
}

/** The first instant at which `budget` open milliseconds have passed since `anchor`. */
export function addOpenTime(years: OpenYears, anchor: Instant, budget: Span): Result<Instant> {
  if (!(budget > 0)) return refuse('calendar.no-budget', 422);
  const horizon = anchor + HORIZON;
  let year = years(utcYearOf(anchor));
  let used = openBefore(year, anchor) + budget;
  while (year.from <= horizon) {
    const due = instantAfter(year, used);
    if (due !== undefined) return due <= horizon ? ok(due) : notEnoughOpenTime();
    used -= year.total;
    year = years(year.year + 1);
  }
  return notEnoughOpenTime();
}

/** The first open instant at or after `instant`. */
export function nextOpening(years: OpenYears, instant: Instant): Result<Instant> {
  const horizon = instant + HORIZON;
  for (let year = years(utcYearOf(instant)); year.from <= horizon; year = years(year.year + 1)) {
    const opening = openingFrom(year, instant);
    if (opening !== undefined) return opening <= horizon ? ok(opening) : notEnoughOpenTime();
  }
  return notEnoughOpenTime();
}

/** The open time between two instants as intervals, in order and apart; none when `to` is not after `from`. */
export function openIntervals(years: OpenYears, from: Instant, to: Instant): readonly Interval[] {
  const open: Interval[] = [];
  for (let year = utcYearOf(from); year <= utcYearOf(to); year += 1) open.push(...clip(years(year).open, { from, to }));
  return unionOf(open);
}
