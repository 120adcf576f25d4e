import { z } from 'zod';
import { CalendarId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import { type CalendarRecord, calendarsByName } from '../store.ts';

const SortKey = z.tuple([z.string(), CalendarId]);

/** One page of calendars by name, each with the hours of its current version. */
export async function listCalendars(
  context: Context,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: CalendarRecord[]; next: string | null }> {
  const after = keyOf(query.cursor, SortKey);
  const rows = await reading(context, (tx) => calendarsByName(tx, { count: query.limit + 1, after }));
  return pageOf(rows, query.limit, ({ name, id }) => [name, id]);
}
