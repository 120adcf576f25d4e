import { calendarVersion } from '#capabilities/calendars/index.ts';
import { dueOf } from '#capabilities/promises/domain/index.ts';
import { DAY, type Instant, MINUTE } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { agreementFor } from './owed.ts';

/** When nothing can be counted, a day from now is a word that anybody can keep. */
const TOMORROW = DAY;

/**
 * The moment, to the full minute, that the agreement suggests for the next word to a customer who hears from us now.
 * Where it owes none, or its hours have not enough open time ahead, that is tomorrow at the same time.
 */
export async function nextWordSuggestion(
  tx: Tx,
  known: Pick<Case, 'accountId' | 'serviceId' | 'kind' | 'priority'>,
  now: Instant,
): Promise<Instant> {
  const owed = (await agreementFor(tx, known, now)).owes['next-update'];
  const pinned = owed && (await calendarVersion(tx, owed.calendarId));
  const due = pinned && dueOf(owed.terms, { calendar: pinned.calendar, anchor: now, pauses: [] });
  return Math.ceil((due?.ok ? due.value : now + TOMORROW) / MINUTE) * MINUTE;
}
