import type { z } from 'zod';
import type { CalendarVersion as GivenHours } from '../contract.ts';
import { type CalendarVersion, WEEKDAYS } from '../domain/index.ts';

/** Hours as they arrived, in the domain's shape: weekdays that were not named are left out, not undefined. */
export function hoursOf(given: z.output<typeof GivenHours>): CalendarVersion {
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
