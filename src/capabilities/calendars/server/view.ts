import { Calendar } from '../contract.ts';
import type { CalendarRecord } from './store.ts';

/** A calendar as the API answers it. Parsing copies it: the hours themselves are shared and must not be changed. */
export function viewOf({ id, name, currentVersion, hours, holidayNames }: CalendarRecord) {
  const { zone, weekly, holidays, exceptions } = hours;
  return Calendar.parse({ id, name, currentVersion, hours: { zone, weekly, holidays, exceptions }, holidayNames });
}
