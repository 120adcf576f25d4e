import { sql } from 'kysely';
import type { AccountId, PersonId, ProviderId, TeamId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { ColleaguesSee } from '../domain/index.ts';
import type { PeopleTables } from './tables.ts';

export interface AccountRecord {
  readonly id: AccountId;
  readonly name: string;
  readonly kind: 'organisation' | 'business-unit';
  readonly timeZone: string;
  readonly colleaguesSee: ColleaguesSee;
  readonly version: number;
}

export interface TeamRecord {
  readonly id: TeamId;
  readonly name: string;
  /** What customers call it, where they know it by another name. */
  readonly called: string | null;
  /** How mails of its people end, unless they sign themselves. */
  readonly signature: string | null;
  /** Within how much open time it gives the next word; null leaves it to the agreement. */
  readonly nextWordMinutes: number | null;
  readonly version: number;
}

export interface ProviderRecord {
  readonly id: ProviderId;
  readonly name: string;
  readonly version: number;
}

/** Where a list by name goes on, and how far. */
export interface Slice<Id> {
  readonly count: number;
  readonly after?: readonly [name: string, id: Id] | undefined;
}

function accounts(tx: Tx) {
  return tx
    .tables<PeopleTables>()
    .selectFrom('people.account')
    .select(['id', 'name', 'kind', 'time_zone as timeZone', 'colleagues_see as colleaguesSee', 'version']);
}

function teams(tx: Tx) {
  return tx
    .tables<PeopleTables>()
    .selectFrom('people.team')
    .select(['id', 'name', 'called', 'signature', 'next_word_minutes as nextWordMinutes', 'version']);
}

function providers(tx: Tx) {
  return tx.tables<PeopleTables>().selectFrom('people.provider').select(['id', 'name', 'version']);
}

/** Accounts that the transaction's actor reaches, by name. */
export function accountsByName(tx: Tx, { count, after }: Slice<AccountId>): Promise<AccountRecord[]> {
  const all = accounts(tx).orderBy('name').orderBy('id').limit(count);
  if (!after) return all.execute();
  return all.where(({ eb, refTuple, tuple }) => eb(refTuple('name', 'id'), '>', tuple(...after))).execute();
}

/** The oldest account of this name that the transaction's actor reaches. */
export async function accountNamed(tx: Tx, name: string): Promise<AccountId | undefined> {
  const named = tx.tables<PeopleTables>().selectFrom('people.account').select('id').where('name', '=', name);
  return (await named.orderBy('created_at').orderBy('id').limit(1).executeTakeFirst())?.id;
}

/** Accounts by id; those out of the actor's reach are missing. */
export async function accountsByIds(tx: Tx, ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, AccountRecord>> {
  const wanted = [...new Set(ids)];
  const rows = wanted.length === 0 ? [] : await accounts(tx).where('id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Teams by name. */
export function teamsByName(tx: Tx, { count, after }: Slice<TeamId>): Promise<TeamRecord[]> {
  const all = teams(tx).orderBy('name').orderBy('id').limit(count);
  if (!after) return all.execute();
  return all.where(({ eb, refTuple, tuple }) => eb(refTuple('name', 'id'), '>', tuple(...after))).execute();
}

/** Teams by id; those that there are not are missing. */
export async function teamsByIds(tx: Tx, ids: readonly TeamId[]): Promise<ReadonlyMap<TeamId, TeamRecord>> {
  const wanted = [...new Set(ids)];
  const rows = wanted.length === 0 ? [] : await teams(tx).where('id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Providers by name. */
export function providersByName(tx: Tx, { count, after }: Slice<ProviderId>): Promise<ProviderRecord[]> {
  const all = providers(tx).orderBy('name').orderBy('id').limit(count);
  if (!after) return all.execute();
  return all.where(({ eb, refTuple, tuple }) => eb(refTuple('name', 'id'), '>', tuple(...after))).execute();
}

/** The provider, or undefined when there is none with this id. */
export function findProvider(tx: Tx, id: ProviderId): Promise<ProviderRecord | undefined> {
  return providers(tx).where('id', '=', id).executeTakeFirst();
}

/** The names of providers, by id. */
export async function providersNamed(tx: Tx, ids: readonly ProviderId[]): Promise<ReadonlyMap<ProviderId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await providers(tx)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Stores an account. Answers false when the id is taken. */
export async function insertAccount(
  tx: Tx,
  row: Omit<AccountRecord, 'version' | 'colleaguesSee'> & { readonly createdAt: Instant },
): Promise<boolean> {
  const inserted = await tx
    .tables<PeopleTables>()
    .insertInto('people.account')
    .values({ id: row.id, name: row.name, kind: row.kind, time_zone: row.timeZone, created_at: at(row.createdAt) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Stores a team. Answers false when the id is taken. */
export async function insertTeam(tx: Tx, row: { id: TeamId; name: string; createdAt: Instant }): Promise<boolean> {
  const inserted = await tx
    .tables<PeopleTables>()
    .insertInto('people.team')
    .values({ id: row.id, name: row.name, created_at: at(row.createdAt) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Stores a provider. Answers false when the id is taken. */
export async function insertProvider(
  tx: Tx,
  row: { id: ProviderId; name: string; createdAt: Instant },
): Promise<boolean> {
  const inserted = await tx
    .tables<PeopleTables>()
    .insertInto('people.provider')
    .values({ id: row.id, name: row.name, created_at: at(row.createdAt) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Adds people to a team. */
export async function insertMembers(
  tx: Tx,
  teamId: TeamId,
  members: readonly { personId: PersonId; lead: boolean }[],
): Promise<void> {
  if (members.length === 0) return;
  const rows = members.map(({ personId, lead }) => ({ team_id: teamId, person_id: personId, lead }));
  await tx.tables<PeopleTables>().insertInto('people.team_member').values(rows).execute();
}

export interface MemberRecord {
  readonly teamId: TeamId;
  readonly id: PersonId;
  readonly name: string;
  readonly lead: boolean;
}

/** The active members of these teams, leads first, then by name. */
export function membersOf(tx: Tx, teamIds: readonly TeamId[]): Promise<MemberRecord[]> {
  if (teamIds.length === 0) return Promise.resolve([]);
  return tx
    .tables<PeopleTables>()
    .selectFrom('people.team_member as m')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .select(['m.team_id as teamId', 'p.id', 'p.name', 'm.lead'])
    .where('m.team_id', 'in', [...teamIds])
    .where('p.active', '=', true)
    .orderBy('m.lead', 'desc')
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}

/** Makes these the person's teams; where they stay, their lead stays. */
export async function setTeams(tx: Tx, personId: PersonId, teamIds: readonly TeamId[]): Promise<void> {
  const db = tx.tables<PeopleTables>();
  const leave = db.deleteFrom('people.team_member').where('person_id', '=', personId);
  await (teamIds.length === 0 ? leave : leave.where('team_id', 'not in', [...teamIds])).execute();
  if (teamIds.length === 0) return;
  await db
    .insertInto('people.team_member')
    .values([...new Set(teamIds)].map((teamId) => ({ team_id: teamId, person_id: personId, lead: false })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The teams that each of these people is in, and whether they lead it. */
export function teamsOf(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<{ personId: PersonId; teamId: TeamId; lead: boolean }[]> {
  if (personIds.length === 0) return Promise.resolve([]);
  return tx
    .tables<PeopleTables>()
    .selectFrom('people.team_member as m')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .select(['m.person_id as personId', 'm.team_id as teamId'])
    .select(sql<boolean>`m.lead or 'lead' = any (p.roles)`.as('lead'))
    .where('m.person_id', 'in', [...new Set(personIds)])
    .execute();
}
