import { calendarVersion } from '#capabilities/calendars/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type PromiseRecord, confirmationEnd as windowEnd } from '../domain/index.ts';

/**
 * Until when what was delivered at `deliveredAt` may be said not to work: on the version of the calendar that a promise
 * pinned, or, where no version is named, on the current one. Null for an unknown calendar, or one without enough open time
 * ahead.
 */
export async function confirmationEnd(
  tx: Tx,
  { calendarId, calendarVersion: version }: Pick<PromiseRecord, 'calendarId'> & Partial<PromiseRecord>,
  deliveredAt: Instant,
): Promise<Instant | null> {
  const pinned = await calendarVersion(tx, calendarId, version);
  const end = pinned && windowEnd(pinned.calendar, deliveredAt);
  return end?.ok ? end.value : null;
}
