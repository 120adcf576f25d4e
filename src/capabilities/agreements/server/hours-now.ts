import { calendarVersion } from '#capabilities/calendars/index.ts';
import type { CalendarId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { AgreementTerms, HoursNow } from '../domain/index.ts';

/** Every calendar that these terms count on, as it is now. */
export async function hoursNow(tx: Tx, all: readonly AgreementTerms[]): Promise<HoursNow> {
  const ids = all.flatMap(({ calendarId, rules }) => [
    calendarId,
    ...rules.flatMap(({ owes }) => owes.flatMap((one) => one.calendarId ?? [])),
  ]);
  const known = new Map<CalendarId, NonNullable<ReturnType<HoursNow>>>();
  for (const id of new Set(ids)) {
    const pinned = await calendarVersion(tx, id);
    if (pinned) known.set(id, pinned);
  }
  return (id) => known.get(id);
}
