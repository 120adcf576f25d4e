import type { Result } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type ImportedHolidays, readIcalendar } from '../icalendar.ts';

/** This year and those that follow. */
const YEARS = 6;

/** The holidays of an iCalendar file from this year on; nothing is stored. Refuses what `readIcalendar` refuses. */
export async function readHolidays(context: Context, text: string): Promise<Result<ImportedHolidays>> {
  const first = Number(toIso(context.now).slice(0, 4));
  return readIcalendar(text, { first, last: first + YEARS - 1 });
}
