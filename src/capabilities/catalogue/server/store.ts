import type { PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CatalogueTables } from './tables.ts';

/** A service as the catalogue knows it. */
export interface ServiceRecord {
  readonly id: ServiceId;
  readonly name: string;
  readonly teamId: TeamId | null;
  readonly ownerId: PersonId | null;
  readonly standing: boolean;
  readonly retired: boolean;
  readonly version: number;
}

function services(tx: Tx) {
  return tx
    .tables<CatalogueTables>()
    .selectFrom('catalogue.service')
    .select(['id', 'name', 'team_id as teamId', 'owner_id as ownerId', 'standing', 'retired', 'version']);
}

/** The service, retired or not; undefined when there is none with this id. */
export function serviceById(tx: Tx, id: ServiceId): Promise<ServiceRecord | undefined> {
  return services(tx).where('id', '=', id).executeTakeFirst();
}

/** The service that a question belongs to when nobody named one; undefined before the first set-up. */
export function standingService(tx: Tx): Promise<ServiceRecord | undefined> {
  return services(tx).where('standing', '=', true).executeTakeFirst();
}

/** Services of these ids, retired or not, by id. */
export async function servicesById(tx: Tx, ids: readonly ServiceId[]): Promise<ReadonlyMap<ServiceId, ServiceRecord>> {
  const wanted = [...new Set(ids)];
  const rows = wanted.length === 0 ? [] : await services(tx).where('id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every service, retired ones too, by name. */
export function allServices(tx: Tx): Promise<ServiceRecord[]> {
  return services(tx).orderBy('name').orderBy('id').execute();
}

/** Services that can be asked about, in the order of their names, after the given key: at most `count`. */
export function servicesByName(
  tx: Tx,
  { count = 1000, after }: { count?: number; after?: readonly [name: string, id: ServiceId] | undefined } = {},
): Promise<ServiceRecord[]> {
  const all = services(tx).where('retired', '=', false).orderBy('name').orderBy('id').limit(count);
  if (!after) return all.execute();
  return all.where(({ eb, refTuple, tuple }) => eb(refTuple('name', 'id'), '>', tuple(...after))).execute();
}

export interface NewServiceRow {
  readonly id: ServiceId;
  readonly name: string;
  readonly teamId: TeamId | null;
  readonly ownerId: PersonId | null;
  readonly standing: boolean;
  readonly createdAt: Instant;
}

/** Stores a service. Answers false when its id, or the one standing service, is there already. */
export async function insertService(tx: Tx, row: NewServiceRow): Promise<boolean> {
  const inserted = await tx
    .tables<CatalogueTables>()
    .insertInto('catalogue.service')
    .values({
      id: row.id,
      name: row.name,
      team_id: row.teamId,
      owner_id: row.ownerId,
      standing: row.standing,
      created_at: at(row.createdAt),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Stores what was written of a service as its next version. Answers false when somebody was faster. */
export async function updateService(tx: Tx, service: ServiceRecord): Promise<boolean> {
  const { id, name, teamId, ownerId, retired, version } = service;
  const updated = await tx
    .tables<CatalogueTables>()
    .updateTable('catalogue.service')
    .set({ name, team_id: teamId, owner_id: ownerId, retired, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
