import { DAY, fromIso, type Instant, toIso } from '#kernel/time.ts';

/** A date on somebody's wall, without a zone: `YYYY-MM-DD`. */
export type LocalDate = string;

/** Days since 1970-01-01, so that dates can be counted and compared. */
export type DayNumber = number;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The day number of `YYYY-MM-DD`, or undefined when there is no such date (2026-02-30). */
export function parseLocalDate(date: LocalDate): DayNumber | undefined {
  if (!LOCAL_DATE.test(date)) return undefined;
  try {
    const day = fromIso(`${date}T00:00:00Z`) / DAY;
    // Some parsers roll 30 February over into March; writing the date back shows it.
    return formatLocalDate(day) === date ? day : undefined;
  } catch {
    return undefined;
  }
}

export function formatLocalDate(day: DayNumber): LocalDate {
  return toIso(day * DAY).slice(0, 10);
}

export function weekdayOf(day: DayNumber): Weekday {
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  return WEEKDAYS[sinceMonday] ?? 'mon';
}

/** The year that an instant belongs to in UTC. */
export function utcYearOf(instant: Instant): number {
  return Number(toIso(instant).slice(0, 4));
}

/** The instant at which a year begins in UTC. */
export function utcYearStart(year: number): Instant {
  return fromIso(`${String(year).padStart(4, '0')}-01-01T00:00:00Z`);
}
