import { fact } from '#kernel/facts.ts';
import type { CalendarId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { CalendarVersion } from '../../domain/index.ts';
import { calendarVersionPublished } from '../../facts.ts';
import { checkedHours, namesOf } from '../checked-hours.ts';
import { publisherOf } from '../publisher.ts';
import { type CalendarRecord, findCalendar, lockNewestVersion, publish } from '../store.ts';
import type { HolidayNames } from '../tables.ts';

export interface NewHours {
  readonly calendarId: CalendarId;
  readonly hours: CalendarVersion;
  readonly holidayNames?: HolidayNames;
  /** From when on new promises are made on it; at once when it is not said. */
  readonly effectiveFrom?: Instant | undefined;
  readonly ifMatch?: number | undefined;
}

function inThePast() {
  const { refusal } = refuse('calendar.effective-in-the-past', 422);
  return { ok: false as const, refusal: { ...refusal, at: 'effectiveFrom' } };
}

/**
 * Publishes new hours as the next version of a calendar. Promises already made keep the version that they were
 * made on. Refuses hours that cannot work, `not-found` for an unknown calendar, and `changed-meanwhile` when the
 * writer saw another version than the current one (`ifMatch`), and `calendar.effective-in-the-past`.
 */
export async function publishVersion(context: Context, given: NewHours): Promise<Result<CalendarRecord>> {
  return transaction(context, async (tx) => {
    const checked = checkedHours(given.hours);
    if (!checked.ok) return checked;
    const { effectiveFrom } = given;
    if (effectiveFrom !== undefined && effectiveFrom < context.now) return inThePast();
    const newest = await lockNewestVersion(tx, given.calendarId);
    const known = await findCalendar(tx, given.calendarId);
    if (newest === undefined || !known) return refuse('not-found', 404);
    if (given.ifMatch !== undefined && given.ifMatch !== known.currentVersion) return refuse('changed-meanwhile', 412);
    const version = newest + 1;
    await publish(tx, {
      calendarId: known.id,
      version,
      hours: checked.value,
      createdAt: context.now,
      publishedBy: publisherOf(context.actor),
      holidayNames: namesOf(checked.value, given.holidayNames),
      effectiveAt: effectiveFrom ?? null,
    });
    const about = { subject: { kind: 'calendar', id: known.id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(calendarVersionPublished, about, { name: known.name, version })]);
    return ok((await findCalendar(tx, known.id)) ?? known);
  });
}
