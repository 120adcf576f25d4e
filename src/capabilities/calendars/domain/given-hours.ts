import type { CalendarVersion } from './calendar-version.ts';
import { type LocalDate, WEEKDAYS, type Weekday } from './local-date.ts';
import type { OpenWindow } from './window.ts';

/** Hours as they travel: a weekday or a list may be there and undefined. */
export interface GivenHours {
  readonly zone: string;
  readonly weekly: Readonly<Partial<Record<Weekday, readonly OpenWindow[] | undefined>>>;
  readonly holidays: readonly LocalDate[];
  readonly exceptions: Readonly<Record<LocalDate, readonly OpenWindow[]>>;
}

/** Hours as they arrived, in the domain's shape: weekdays that were not named are left out, not undefined. */
export function hoursOf(given: GivenHours): CalendarVersion {
  const named = WEEKDAYS.flatMap((day) => {
    const windows = given.weekly[day];
    return windows ? [[day, windows] as const] : [];
  });
  return {
    zone: given.zone,
    weekly: Object.fromEntries(named),
    holidays: given.holidays,
    exceptions: given.exceptions,
  };
}
