import { fact } from '#kernel/facts.ts';
import { CalendarId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { CalendarVersion } from '../../domain/index.ts';
import { calendarCreated } from '../../facts.ts';
import { checkedHours, namesOf } from '../checked-hours.ts';
import { publisherOf } from '../publisher.ts';
import { type CalendarRecord, insertCalendar } from '../store.ts';
import type { HolidayNames, Standing } from '../tables.ts';

export interface NewCalendar {
  /** Given when the same calendar must have the same id on every installation. */
  readonly id?: CalendarId;
  readonly name: string;
  readonly hours: CalendarVersion;
  readonly holidayNames?: HolidayNames;
  readonly standing?: Standing;
}

/** Adds a calendar. Refuses hours that cannot work (`checkedHours`) and an id that is taken. */
export async function createCalendar(context: Context, given: NewCalendar): Promise<Result<CalendarRecord>> {
  return transaction(context, async (tx) => {
    const checked = checkedHours(given.hours);
    if (!checked.ok) return checked;
    const hours = checked.value;
    const id = given.id ?? CalendarId.parse(context.newId());
    const first = {
      calendarId: id,
      version: 1,
      hours,
      createdAt: context.now,
      publishedBy: publisherOf(context.actor),
      holidayNames: namesOf(hours, given.holidayNames),
      effectiveAt: null,
    };
    const made = await insertCalendar(tx, { name: given.name, standing: given.standing ?? null, first });
    if (!made) return refuse('calendar.exists-already', 409, { name: given.name });
    const about = { subject: { kind: 'calendar', id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(calendarCreated, about, { name: given.name })]);
    return ok({ id, name: given.name, currentVersion: 1, hours, holidayNames: first.holidayNames });
  });
}
