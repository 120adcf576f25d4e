import { calendarVersion } from '#capabilities/calendars/index.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Priority, policyOf } from '../domain/index.ts';
import type { ServiceRecord } from './store.ts';

/**
 * The moment, to the full minute, that the service's policy suggests for the next word to a customer who hears
 * from us now. On a calendar without enough open time ahead, the policy's minutes are counted as they pass.
 */
export async function nextWordSuggestion(
  tx: Tx,
  service: ServiceRecord,
  priority: Priority,
  now: Instant,
): Promise<Instant> {
  const budget = policyOf(service, priority).nextWordMinutes * MINUTE;
  const pinned = await calendarVersion(tx, service.calendarId);
  const due = pinned?.calendar.addOpenTime(now, budget);
  return Math.ceil((due?.ok ? due.value : now + budget) / MINUTE) * MINUTE;
}
