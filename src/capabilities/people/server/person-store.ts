import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import type { AccountId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Language } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { OptionalMail, ReachBy } from '../domain/index.ts';
import type { ContactSource, Density, OwnKeys, PeopleTables } from './tables.ts';

/** A person with the address at which they are best reached. */
export interface PersonRecord {
  readonly id: PersonId;
  readonly name: string;
  /** In lower case; null when we know none. */
  readonly email: string | null;
  /** True once they opened a link that was sent to this address, or an administrator vouched for it. */
  readonly emailVerified: boolean;
  readonly roles: readonly Role[];
  readonly accountId: AccountId | null;
  readonly accountName: string | null;
  readonly providerId: ProviderId | null;
  readonly language: Language;
  readonly timeZone: string;
  readonly colourScheme: 'auto' | 'light' | 'dark';
  readonly shortcuts: boolean;
  /** How long what they send can be taken back. */
  readonly undoSeconds: number;
  readonly density: Density;
  readonly keys: OwnKeys;
  readonly reachBy: ReachBy;
  /** At which number they want to be called; null when they gave none. */
  readonly phone: string | null;
  /** Whether we may ask them afterwards how it was. */
  readonly mayBeAsked: boolean;
  readonly optionalMails: readonly OptionalMail[];
  readonly active: boolean;
  readonly version: number;
}

function people(tx: Tx) {
  return tx
    .tables<PeopleTables>()
    .selectFrom('people.person as p')
    .leftJoin('people.account as a', 'a.id', 'p.account_id')
    .leftJoinLateral(
      (db) =>
        db
          .selectFrom('people.contact_point as c')
          .select(['c.address', 'c.verified_at'])
          .whereRef('c.person_id', '=', 'p.id')
          .where('c.kind', '=', 'email')
          .orderBy('c.verified_at', (order) => order.asc().nullsLast())
          .orderBy('c.created_at')
          .limit(1)
          .as('reached'),
      (join) => join.onTrue(),
    )
    .select(['p.id', 'p.name', 'p.roles', 'p.language', 'p.shortcuts', 'p.keys', 'p.density', 'p.active', 'p.version'])
    .select(['p.account_id as accountId', 'a.name as accountName', 'p.provider_id as providerId'])
    .select(['p.time_zone as timeZone', 'p.colour_scheme as colourScheme', 'reached.address as email'])
    .select(['p.undo_seconds as undoSeconds', 'p.reach_by as reachBy', 'p.phone', 'p.may_be_asked as mayBeAsked'])
    .select('p.optional_mails as optionalMails')
    .select((eb) => eb('reached.verified_at', 'is not', null).$castTo<boolean>().as('emailVerified'));
}

/** The person, or undefined where the transaction's actor sees none with this id. */
export function findPerson(tx: Tx, id: PersonId): Promise<PersonRecord | undefined> {
  return people(tx).where('p.id', '=', id).executeTakeFirst();
}

/** Like `findPerson`, and nobody else changes the person until the transaction ends. */
export function lockPerson(tx: Tx, id: PersonId): Promise<PersonRecord | undefined> {
  return people(tx).where('p.id', '=', id).forUpdate('p').executeTakeFirst();
}

/** Persons by id; those that the transaction's actor may not see are missing. */
export async function personsByIds(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonRecord>> {
  const wanted = [...new Set(ids)];
  const rows =
    wanted.length === 0 ? [] : await people(tx).where('p.id', '=', sql<PersonId>`any (${wanted}::uuid[])`).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export interface PeopleWanted {
  readonly count: number;
  readonly after?: readonly [name: string, id: PersonId] | undefined;
  /** Part of a name or an address. */
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
  readonly accountId?: AccountId | undefined;
}

const literal = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Persons by name, after the given key: at most `count`. */
export function peopleByName(tx: Tx, { count, after, q, role, accountId }: PeopleWanted): Promise<PersonRecord[]> {
  let found = people(tx).orderBy('p.name').orderBy('p.id').limit(count);
  if (accountId) found = found.where('p.account_id', '=', accountId);
  if (role) found = found.where(sql<boolean>`${role} = any (p.roles)`);
  if (q) {
    const pattern = `%${literal(q)}%`;
    found = found.where((eb) => eb.or([eb('p.name', 'ilike', pattern), eb('reached.address', 'ilike', pattern)]));
  }
  if (after) found = found.where(({ eb, refTuple, tuple }) => eb(refTuple('p.name', 'p.id'), '>', tuple(...after)));
  return found.execute();
}

export interface NewPersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly accountId: AccountId | null;
  readonly providerId: ProviderId | null;
  readonly language: Language;
  readonly timeZone: string;
  readonly createdAt: Instant;
}

/** Stores persons. Answers false when an id is taken; the others are stored then. */
export async function insertPersons(tx: Tx, rows: readonly NewPersonRow[]): Promise<boolean> {
  const values = rows.map((row) => ({
    id: row.id,
    name: row.name,
    roles: [...row.roles],
    account_id: row.accountId,
    provider_id: row.providerId,
    language: row.language,
    time_zone: row.timeZone,
    created_at: at(row.createdAt),
  }));
  const inserted = await tx
    .tables<PeopleTables>()
    .insertInto('people.person')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === BigInt(rows.length);
}

/** Stores a person. Answers false when the id is taken. */
export function insertPerson(tx: Tx, row: NewPersonRow): Promise<boolean> {
  return insertPersons(tx, [row]);
}

export interface NewAddress {
  readonly personId: PersonId;
  /** In lower case. */
  readonly address: string;
  readonly source: ContactSource;
  readonly verifiedAt: Instant | null;
  readonly createdAt: Instant;
}

/** Stores addresses. Answers false when one belongs to somebody already; the others are stored then. */
export async function insertAddresses(tx: Tx, given: readonly NewAddress[]): Promise<boolean> {
  if (given.length === 0) return true;
  const values = given.map((one) => ({
    person_id: one.personId,
    kind: 'email' as const,
    address: one.address,
    source: one.source,
    verified_at: at(one.verifiedAt),
    created_at: at(one.createdAt),
  }));
  const inserted = await tx
    .tables<PeopleTables>()
    .insertInto('people.contact_point')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === BigInt(given.length);
}

/** Stores an address. Answers false when it belongs to somebody already. */
export function insertAddress(tx: Tx, given: NewAddress): Promise<boolean> {
  return insertAddresses(tx, [given]);
}

/** Whose address this is: an owner before a mere claim by mail, and undefined when nobody's. */
export function findByAddress(tx: Tx, address: string): Promise<PersonRecord | undefined> {
  return people(tx)
    .innerJoin('people.contact_point as asked', 'asked.person_id', 'p.id')
    .where('asked.kind', '=', 'email')
    .where('asked.address', '=', address.toLowerCase())
    .orderBy('p.active', 'desc')
    .orderBy(sql`asked.verified_at is null`)
    .orderBy('asked.source')
    .limit(1)
    .executeTakeFirst();
}

/** The part of a person that changes, as it shall be. */
export type PersonState = Pick<
  PersonRecord,
  'name' | 'roles' | 'accountId' | 'language' | 'timeZone' | 'colourScheme' | 'shortcuts' | 'active'
>;

/** Stores the state of a person whom the caller holds by `lockPerson`, and counts the version up. */
export async function updatePerson(tx: Tx, id: PersonId, state: PersonState): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .updateTable('people.person')
    .set((eb) => ({
      name: state.name,
      roles: [...state.roles],
      account_id: state.accountId,
      language: state.language,
      time_zone: state.timeZone,
      colour_scheme: state.colourScheme,
      shortcuts: state.shortcuts,
      active: state.active,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** The active administrators, none of whom stops being one until the transaction ends. */
export async function lockAdministrators(tx: Tx): Promise<number> {
  const rows = await tx
    .tables<PeopleTables>()
    .selectFrom('people.person')
    .select('id')
    .where('active', '=', true)
    .where(sql<boolean>`'admin' = any (roles)`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.length;
}

/** Ends every session of the person. */
export async function endSessions(tx: Tx, personId: PersonId): Promise<void> {
  await sql`select people.end_sessions(${personId})`.execute(tx.tables<PeopleTables>());
}
