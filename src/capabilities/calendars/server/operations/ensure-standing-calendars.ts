import { translator } from '#kernel/messages.ts';
import { Problem } from '#kernel/problem.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CalendarVersion, OpenWindow } from '../../domain/index.ts';
import { type CalendarRecord, findStanding } from '../store.ts';
import type { Standing } from '../tables.ts';
import { createCalendar } from './create-calendar.ts';

const ALL_DAY: readonly OpenWindow[] = [['00:00', '24:00']];
const OFFICE: readonly OpenWindow[] = [['09:00', '17:00']];

function hoursOf(standing: Standing, zone: string): CalendarVersion {
  if (standing === 'office') {
    return { zone, weekly: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE } };
  }
  const weekend = { sat: ALL_DAY, sun: ALL_DAY };
  return { zone, weekly: { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY, ...weekend } };
}

async function ensure(tx: Tx, context: Context, given: { standing: Standing; zone: string }): Promise<CalendarRecord> {
  const known = await findStanding(tx, given.standing);
  if (known) return known;
  const say = translator(context.language, catalogues[context.language].mail);
  const made = await createCalendar(
    { ...context, tx },
    { name: say(`calendar.${given.standing}`), hours: hoursOf(given.standing, given.zone), standing: given.standing },
  );
  if (made.ok) return made.value;
  const meanwhile = await findStanding(tx, given.standing);
  if (!meanwhile) throw new Problem(made.refusal.code, made.refusal.status ?? 409, made.refusal.params);
  return meanwhile;
}

/**
 * The two calendars of every installation, made on first use and named in the context's language: one that never
 * closes, and Monday to Friday 09:00 to 17:00 in the organisation's zone. Throws a Problem for an unknown zone.
 */
export async function ensureStandingCalendars(
  tx: Tx,
  context: Context,
  zone: string,
): Promise<{ always: CalendarRecord; office: CalendarRecord }> {
  const always = await ensure(tx, context, { standing: 'always', zone });
  const office = await ensure(tx, context, { standing: 'office', zone });
  return { always, office };
}
