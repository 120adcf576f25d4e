import { calendarVersion } from '#capabilities/calendars/index.ts';
import type { CalendarId } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { dueOf, type Terms } from '../domain/index.ts';

/** When a promise on these terms would be due, were it made now. Refuses what `storePromises` would refuse. */
export async function foreseeDue(
  tx: Tx,
  { terms, calendarId, anchor }: { terms: Terms; calendarId: CalendarId; anchor: Instant },
): Promise<Result<Instant>> {
  const pinned = await calendarVersion(tx, calendarId);
  if (!pinned) return refuse('promise.unknown-calendar', 422);
  return dueOf(terms, { calendar: pinned.calendar, anchor, pauses: [] });
}
