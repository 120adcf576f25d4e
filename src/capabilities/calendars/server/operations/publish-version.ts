import { fact } from '#kernel/facts.ts';
import type { CalendarId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { CalendarVersion } from '../../domain/index.ts';
import { calendarVersionPublished } from '../../facts.ts';
import { checkedHours } from '../checked-hours.ts';
import { publisherOf } from '../publisher.ts';
import { type CalendarRecord, findCalendar, lockCurrentVersion, publish } from '../store.ts';

/**
 * Publishes new hours as the next version of a calendar. Promises already made keep the version that they were
 * made on. Refuses hours that cannot work, `not-found` for an unknown calendar, and `changed-meanwhile` when the
 * writer saw another version than the current one (`ifMatch`).
 */
export async function publishVersion(
  context: Context,
  given: { calendarId: CalendarId; hours: CalendarVersion; ifMatch?: number | undefined },
): Promise<Result<CalendarRecord>> {
  return transaction(context, async (tx) => {
    const checked = checkedHours(given.hours);
    if (!checked.ok) return checked;
    const current = await lockCurrentVersion(tx, given.calendarId);
    const known = await findCalendar(tx, given.calendarId);
    if (current === undefined || !known) return refuse('not-found', 404);
    if (given.ifMatch !== undefined && given.ifMatch !== current) return refuse('changed-meanwhile', 412);
    const version = current + 1;
    const publishedBy = publisherOf(context.actor);
    await publish(tx, { calendarId: known.id, version, hours: checked.value, createdAt: context.now, publishedBy });
    const about = { subject: { kind: 'calendar', id: known.id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(calendarVersionPublished, about, { name: known.name, version })]);
    return ok({ ...known, currentVersion: version, hours: checked.value });
  });
}
