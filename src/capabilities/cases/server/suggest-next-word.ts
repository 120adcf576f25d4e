import { calendarVersion } from '#capabilities/calendars/index.ts';
import { type Priority, policyOf, type ServiceRecord } from '#capabilities/catalogue/index.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';

const ROUND = 15 * MINUTE;

/** When the policy would have the next word, rounded up to a quarter of an hour: what the reply proposes. */
export async function suggestNextWord(
  tx: Tx,
  service: ServiceRecord,
  priority: Priority,
  now: Instant,
): Promise<Instant> {
  const span = policyOf(service, priority).nextWordMinutes * MINUTE;
  const pinned = await calendarVersion(tx, service.calendarId);
  const due = pinned?.calendar.addOpenTime(now, span);
  return Math.ceil((due?.ok ? due.value : now + span) / ROUND) * ROUND;
}
