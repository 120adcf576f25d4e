import { type RawBuilder, sql } from 'kysely';
import type { CalendarId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at, json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CalendarVersion } from '../domain/index.ts';
import type { CalendarTables, HolidayNames, Standing } from './tables.ts';

/** A calendar with the hours of its current version. */
export interface CalendarRecord {
  readonly id: CalendarId;
  readonly name: string;
  readonly currentVersion: number;
  readonly hours: CalendarVersion;
  readonly holidayNames: HolidayNames;
}

/** One version of a calendar, as `saveVersion` stores it. */
export interface NewVersion {
  readonly calendarId: CalendarId;
  readonly version: number;
  readonly hours: CalendarVersion;
  readonly createdAt: Instant;
  /** The name of who published it; null where that was not kept. */
  readonly publishedBy: string | null;
  readonly holidayNames: HolidayNames;
  /** From when on it is in force; null for at once. */
  readonly effectiveAt: Instant | null;
}

/** The newest version whose time has come. A newer one that is in force replaces any that still waits. */
function inForce(calendar: RawBuilder<CalendarId>) {
  return sql<number | null>`(
    select max(w.version) from calendars.calendar_version as w
    where w.calendar_id = ${calendar} and (w.effective_at is null or w.effective_at <= now())
  )`;
}

function calendars(tx: Tx) {
  return tx
    .tables<CalendarTables>()
    .selectFrom('calendars.calendar as c')
    .innerJoin('calendars.calendar_version as v', (join) =>
      join.onRef('v.calendar_id', '=', 'c.id').on('v.version', '=', inForce(sql`c.id`)),
    )
    .select(['c.id', 'c.name', 'v.version as currentVersion', 'v.hours', 'v.holiday_names as holidayNames']);
}

/** The calendar, or undefined when there is none with this id. */
export function findCalendar(tx: Tx, id: CalendarId): Promise<CalendarRecord | undefined> {
  return calendars(tx).where('c.id', '=', id).executeTakeFirst();
}

/** The standing calendar of this kind, or undefined before the first set-up. */
export function findStanding(tx: Tx, standing: Standing): Promise<CalendarRecord | undefined> {
  return calendars(tx).where('c.standing', '=', standing).executeTakeFirst();
}

/** Calendars by name, after the given key: at most `count`. */
export function calendarsByName(
  tx: Tx,
  { count, after }: { count: number; after: readonly [name: string, id: CalendarId] | undefined },
): Promise<CalendarRecord[]> {
  const all = calendars(tx).orderBy('c.name').orderBy('c.id').limit(count);
  if (!after) return all.execute();
  return all.where(({ eb, refTuple, tuple }) => eb(refTuple('c.name', 'c.id'), '>', tuple(...after))).execute();
}

/** The number of the newest version, locked until the transaction ends; undefined for an unknown calendar. */
export async function lockNewestVersion(tx: Tx, id: CalendarId): Promise<number | undefined> {
  const row = await tx
    .tables<CalendarTables>()
    .selectFrom('calendars.calendar')
    .select('current_version')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.current_version;
}

/** Stores a calendar with its first version. Answers false when its id, or its standing, is there already. */
export async function insertCalendar(
  tx: Tx,
  given: { name: string; standing: Standing | null; first: NewVersion },
): Promise<boolean> {
  const { calendarId, createdAt } = given.first;
  const inserted = await tx
    .tables<CalendarTables>()
    .insertInto('calendars.calendar')
    .values({ id: calendarId, name: given.name, standing: given.standing, created_at: at(createdAt) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await insertVersion(tx, given.first);
  return true;
}

function insertVersion(tx: Tx, given: NewVersion) {
  const { calendarId, version, hours, createdAt, publishedBy, holidayNames, effectiveAt } = given;
  return tx
    .tables<CalendarTables>()
    .insertInto('calendars.calendar_version')
    .values({
      calendar_id: calendarId,
      version,
      hours: json(hours),
      created_at: at(createdAt),
      published_by: publishedBy,
      holiday_names: json(holidayNames),
      effective_at: effectiveAt === null ? null : at(effectiveAt),
    })
    .execute();
}

/** Adds the newest version. The caller holds the lock of `lockNewestVersion`. */
export async function publish(tx: Tx, version: NewVersion): Promise<void> {
  await insertVersion(tx, version);
  await tx
    .tables<CalendarTables>()
    .updateTable('calendars.calendar')
    .set({ current_version: version.version })
    .where('id', '=', version.calendarId)
    .execute();
}

/** Versions of a calendar below the given one, the newest first: at most `count`. */
export function versionsBefore(
  tx: Tx,
  { calendarId, before, count }: { calendarId: CalendarId; before: number | undefined; count: number },
): Promise<Omit<NewVersion, 'calendarId'>[]> {
  const all = tx
    .tables<CalendarTables>()
    .selectFrom('calendars.calendar_version')
    .select([
      'version',
      'hours',
      'created_at as createdAt',
      'published_by as publishedBy',
      'holiday_names as holidayNames',
      'effective_at as effectiveAt',
    ])
    .where('calendar_id', '=', calendarId)
    .orderBy('version', 'desc')
    .limit(count);
  return before === undefined ? all.execute() : all.where('version', '<', before).execute();
}

/** The hours of one version, or undefined when it does not exist. */
export async function findHours(tx: Tx, id: CalendarId, version: number): Promise<CalendarVersion | undefined> {
  const row = await tx
    .tables<CalendarTables>()
    .selectFrom('calendars.calendar_version')
    .select('hours')
    .where('calendar_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.hours;
}

/** The number of the version in force, without a lock, or undefined for an unknown calendar. */
export async function findCurrentVersion(tx: Tx, id: CalendarId): Promise<number | undefined> {
  const row = await tx
    .tables<CalendarTables>()
    .selectNoFrom(inForce(sql`${id}::uuid`).as('version'))
    .executeTakeFirst();
  return row?.version ?? undefined;
}
