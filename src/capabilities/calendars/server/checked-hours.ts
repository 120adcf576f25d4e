import type { Result } from '#kernel/result.ts';
import { type CalendarVersion, checkCalendar } from '../domain/index.ts';
import type { HolidayNames } from './tables.ts';

/** Hours that `checkCalendar` accepts. A refusal says which value of the request's `hours` is wrong. */
export function checkedHours(hours: CalendarVersion): Result<CalendarVersion> {
  const checked = checkCalendar(hours);
  if (checked.ok || checked.refusal.at === undefined) return checked;
  return { ok: false, refusal: { ...checked.refusal, at: `hours.${checked.refusal.at}` } };
}

/** The names of those dates that are holidays in these hours. */
export function namesOf({ holidays = [] }: CalendarVersion, names: HolidayNames = {}): HolidayNames {
  const dates = new Set(holidays);
  return Object.fromEntries(Object.entries(names).filter(([date]) => dates.has(date)));
}
