import { calendarVersion } from '#capabilities/calendars/index.ts';
import type { CalendarId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { confirmationEnd as windowEnd } from '../domain/index.ts';

/**
 * Until when what was delivered at `deliveredAt` may be said not to work, on the calendar's current version. Null
 * for an unknown calendar, or one without enough open time ahead.
 */
export async function confirmationEnd(tx: Tx, calendarId: CalendarId, deliveredAt: Instant): Promise<Instant | null> {
  const pinned = await calendarVersion(tx, calendarId);
  const end = pinned && windowEnd(pinned.calendar, deliveredAt);
  return end?.ok ? end.value : null;
}
