import type { CalendarId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import type { PromiseTables } from '../tables.ts';

/** How many open promises are counted on each version of a calendar, the newest version first. */
export async function pinnedPromises(
  context: Context,
  calendarId: CalendarId,
): Promise<{ items: { version: number; open: number }[] }> {
  const items = await reading(context, (tx) =>
    tx
      .tables<PromiseTables>()
      .selectFrom('promises.promise')
      .select(({ fn }) => ['calendar_version as version', fn.countAll<number>().as('open')])
      .where('calendar_id', '=', calendarId)
      .where('owed', '=', true)
      .groupBy('calendar_version')
      .orderBy('calendar_version', 'desc')
      .execute(),
  );
  return { items };
}
