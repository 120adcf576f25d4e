import { z } from 'zod';
import type { CalendarId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import { PublishedVersion } from '../../contract.ts';
import { findCurrentVersion, versionsBefore } from '../store.ts';

const SortKey = z.tuple([z.int32()]);

/** One page of a calendar's versions, the newest first. Refuses `not-found` for an unknown calendar. */
export async function listVersions(
  context: Context,
  query: { calendarId: CalendarId; limit: number; cursor?: string | undefined },
): Promise<Result<{ items: z.output<typeof PublishedVersion>[]; next: string | null }>> {
  const { calendarId, limit } = query;
  const [before] = keyOf(query.cursor, SortKey) ?? [];
  return reading(context, async (tx) => {
    if ((await findCurrentVersion(tx, calendarId)) === undefined) return refuse('not-found', 404);
    const rows = await versionsBefore(tx, { calendarId, before, count: limit + 1 });
    const { items, next } = pageOf(rows, limit, ({ version }) => [version]);
    const shown = items.map(({ version, hours, createdAt, publishedBy, holidayNames, effectiveAt }) => {
      const { zone, weekly, holidays, exceptions } = hours;
      return PublishedVersion.parse({
        version,
        publishedAt: toIso(createdAt),
        publishedBy,
        effectiveFrom: effectiveAt === null ? null : toIso(effectiveAt),
        hours: { zone, weekly, holidays, exceptions },
        holidayNames,
      });
    });
    return ok({ items: shown, next });
  });
}
