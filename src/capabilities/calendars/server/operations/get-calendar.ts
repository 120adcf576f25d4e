import type { CalendarId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { type CalendarRecord, findCalendar } from '../store.ts';

/** One calendar with the hours of its current version. Refuses `not-found` for an unknown one. */
export async function getCalendar(context: Context, calendarId: CalendarId): Promise<Result<CalendarRecord>> {
  const found = await reading(context, (tx) => findCalendar(tx, calendarId));
  return found ? ok(found) : refuse('not-found', 404);
}
