import type { Role } from '#kernel/actor.ts';
import { fact, type NewFact } from '#kernel/facts.ts';
import { type AccountId, PersonId, type ProviderId, type TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Language } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { decideNewPerson } from '../../domain/index.ts';
import { personAdded } from '../../facts.ts';
import { grantorOf } from '../grantor.ts';
import { accountsByIds, findProvider, setTeams, teamsByIds } from '../group-store.ts';
import { forgetActor } from '../identity/actors.ts';
import {
  insertAddresses,
  insertPersons,
  type NewAddress,
  type NewPersonRow,
  type PersonRecord,
  personsByIds,
} from '../person-store.ts';

export interface NewPerson {
  /** Given when the same person must have the same id on every installation. */
  readonly id?: PersonId | undefined;
  readonly name: string;
  readonly email?: string | undefined;
  /** Somebody has proved already that the address is theirs. */
  readonly emailVerified?: boolean | undefined;
  readonly roles: readonly Role[];
  readonly accountId?: AccountId | undefined;
  readonly providerId?: ProviderId | undefined;
  readonly teamIds?: readonly TeamId[] | undefined;
  readonly language: Language;
  readonly timeZone: string;
}

/** The first of the groups that a person is to belong to but that does not exist, as a refusal; null when all do. */
export async function missingGroup(
  tx: Tx,
  wanted: {
    readonly accountId?: AccountId | null | undefined;
    readonly providerId?: ProviderId | null | undefined;
    readonly teamIds?: readonly TeamId[] | undefined;
  },
) {
  const { accountId, providerId, teamIds = [] } = wanted;
  if (accountId && !(await accountsByIds(tx, [accountId])).has(accountId)) return refuse('person.unknown-account', 422);
  if (providerId && !(await findProvider(tx, providerId))) return refuse('person.unknown-provider', 422);
  const known = await teamsByIds(tx, teamIds);
  return teamIds.every((id) => known.has(id)) ? null : refuse('person.unknown-team', 422);
}

/** Adds a person. Refuses as `createPeople` does. */
export async function createPerson(context: Context, given: NewPerson): Promise<Result<PersonRecord>> {
  const added = await createPeople(context, [given]);
  if (!added.ok) return added;
  const [made] = added.value;
  if (!made) throw new Error('The person that was just added cannot be read.');
  return ok(made);
}

/**
 * Adds people, all or none. Refuses roles that the actor may not hand on, groups that do not exist, an address that
 * is somebody's, and an id that is taken.
 */
export function createPeople(context: Context, given: readonly NewPerson[]): Promise<Result<PersonRecord[]>> {
  return transaction(context, async (tx) => {
    const decided = decideAll(context, given);
    if (!decided.ok) return decided;
    const missing = await missingGroups(tx, given);
    if (missing) return missing;
    const people = decided.value;
    const rows = people.map(({ row }) => row);
    if (!(await insertPersons(tx, rows))) return refuse('person.exists-already', 409);
    const addresses = people.flatMap((one) => addressOf(context, one));
    if (!(await insertAddresses(tx, addresses))) return refuse('person.address-taken', 409);
    for (const { row, given: one } of people) if (one.teamIds?.length) await setTeams(tx, row.id, one.teamIds);
    await appendFacts(tx, context, rows.map(addedFact));
    tx.afterCommit(() => {
      for (const { id } of rows) forgetActor(context.platform, id);
    });
    const ids = rows.map(({ id }) => id);
    const made = await personsByIds(tx, ids);
    return ok(ids.flatMap((id) => made.get(id) ?? []));
  });
}

/** Somebody to be added: as they were given, and as their row will be. */
interface Added {
  readonly given: NewPerson;
  readonly row: NewPersonRow;
}

function decideAll(context: Context, given: readonly NewPerson[]): Result<Added[]> {
  const grantor = grantorOf(context.actor);
  const added: Added[] = [];
  for (const one of given) {
    const { name, language, timeZone, accountId = null, providerId = null } = one;
    const belongs = { roles: one.roles, accountId, teams: one.teamIds?.length ?? 0 };
    const decided = decideNewPerson(grantor, belongs);
    if (!decided.ok) return decided;
    const id = one.id ?? PersonId.parse(context.newId());
    const { roles } = decided.value;
    const row = { id, name, roles, accountId, providerId, language, timeZone, createdAt: context.now };
    added.push({ given: one, row });
  }
  return ok(added);
}

/** Asks for each different group once. */
async function missingGroups(tx: Tx, given: readonly NewPerson[]) {
  const asked = new Set<string>();
  for (const { accountId, providerId, teamIds } of given) {
    const groups = { accountId, providerId, teamIds };
    const key = JSON.stringify(groups);
    const missing = asked.has(key) ? null : await missingGroup(tx, groups);
    if (missing) return missing;
    asked.add(key);
  }
  return null;
}

function addressOf(context: Context, { given, row }: Added): NewAddress[] {
  if (given.email === undefined) return [];
  const verifiedAt = given.emailVerified ? context.now : null;
  const address = given.email.toLowerCase();
  return [{ personId: row.id, address, source: 'administrator', verifiedAt, createdAt: context.now }];
}

function addedFact({ id, name, accountId, createdAt }: NewPersonRow): NewFact {
  return fact(personAdded, { subject: { kind: 'person', id }, accountId, occurredAt: createdAt }, { name });
}
