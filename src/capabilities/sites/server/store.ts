import type { SiteId } from '#kernel/ids.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import { at, moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { SiteRow, SiteTables, TurnedAwayRow } from './tables.ts';

const sites = (tx: Tx) => tx.tables<SiteTables>().selectFrom('sites.site').selectAll();

/** The list, by origin. */
export function allSites(tx: Tx): Promise<SiteRow[]> {
  return sites(tx).orderBy('origin').execute();
}

/** The site with this id, held until the transaction ends. */
export function lockSite(tx: Tx, id: SiteId): Promise<SiteRow | undefined> {
  return sites(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The site that may show the form at this exact origin now. */
export function showingSite(tx: Tx, origin: string): Promise<SiteRow | undefined> {
  return sites(tx).where('origin', '=', origin).where('shows', '=', true).executeTakeFirst();
}

/** Stores a site. Answers undefined when its origin is on the list already. */
export function insertSite(
  tx: Tx,
  given: { id: SiteId; origin: string; addedAt: Instant },
): Promise<SiteRow | undefined> {
  const { id, origin, addedAt } = given;
  return tx
    .tables<SiteTables>()
    .insertInto('sites.site')
    .values({ id, origin, shows: true, added_at: at(addedAt), version: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** Stores whether a site shows the form. */
export function saveShows(tx: Tx, { id, version }: SiteRow, shows: boolean): Promise<SiteRow> {
  return tx
    .tables<SiteTables>()
    .updateTable('sites.site')
    .set({ shows, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Takes a site off the list. */
export async function deleteSite(tx: Tx, id: SiteId): Promise<void> {
  await tx.tables<SiteTables>().deleteFrom('sites.site').where('id', '=', id).execute();
}

/** So many are kept: the list is there to be read, and anybody can be turned away under any name. */
const KEPT = 20;

/** Where the form was asked for in vain, the last one first. */
export function turnedAway(tx: Tx): Promise<TurnedAwayRow[]> {
  return tx
    .tables<SiteTables>()
    .selectFrom('sites.turned_away')
    .selectAll()
    .orderBy('last_at', 'desc')
    .orderBy('origin')
    .limit(KEPT)
    .execute();
}

/** Keeps that the form was asked for at an origin and not shown; within a minute once. */
export async function noteTurnedAway(tx: Tx, origin: string, now: Instant): Promise<void> {
  const db = tx.tables<SiteTables>();
  await db
    .insertInto('sites.turned_away')
    .values({ origin, times: 1, last_at: at(now) })
    .onConflict((conflict) =>
      conflict
        .column('origin')
        .doUpdateSet((eb) => ({ times: eb('sites.turned_away.times', '+', 1), last_at: at(now) }))
        .where('sites.turned_away.last_at', '<', moment(now - MINUTE)),
    )
    .execute();
  const kept = db
    .selectFrom('sites.turned_away')
    .select('origin')
    .orderBy('last_at', 'desc')
    .orderBy('origin')
    .limit(KEPT);
  await db.deleteFrom('sites.turned_away').where('origin', 'not in', kept).execute();
}

/** Forgets that an origin was turned away: it is on the list now. */
export async function forgetTurnedAway(tx: Tx, origin: string): Promise<void> {
  await tx.tables<SiteTables>().deleteFrom('sites.turned_away').where('origin', '=', origin).execute();
}
