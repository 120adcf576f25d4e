import type { Role } from '#kernel/actor.ts';
import { fact } from '#kernel/facts.ts';
import { type AccountId, PersonId, type ProviderId, type TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Language } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { decideNewPerson } from '../../domain/index.ts';
import { personAdded } from '../../facts.ts';
import { grantorOf } from '../grantor.ts';
import { accountsByIds, findProvider, knownTeams } from '../group-store.ts';
import { forgetActor } from '../identity/actors.ts';
import { findPerson, insertAddress, insertPerson, type PersonRecord, setTeams } from '../person-store.ts';

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
  const known = await knownTeams(tx, teamIds);
  return teamIds.every((id) => known.has(id)) ? null : refuse('person.unknown-team', 422);
}

/**
 * Adds a person. Refuses roles that the actor may not hand on, groups that do not exist, an address that is
 * somebody's, and an id that is taken.
 */
export async function createPerson(context: Context, given: NewPerson): Promise<Result<PersonRecord>> {
  return transaction(context, async (tx) => {
    const accountId = given.accountId ?? null;
    const belongs = { roles: given.roles, accountId, teams: given.teamIds?.length ?? 0 };
    const decided = decideNewPerson(grantorOf(context.actor), belongs);
    if (!decided.ok) return decided;
    const missing = await missingGroup(tx, given);
    if (missing) return missing;
    const id = given.id ?? PersonId.parse(context.newId());
    const { name, language, timeZone, providerId = null } = given;
    const row = { id, name, roles: decided.value.roles, accountId, providerId, language, timeZone };
    if (!(await insertPerson(tx, { ...row, createdAt: context.now }))) return refuse('person.exists-already', 409);
    if (given.email !== undefined && !(await ownAddress(tx, context, { id, given }))) {
      return refuse('person.address-taken', 409);
    }
    await setTeams(tx, id, given.teamIds ?? []);
    const about = { subject: { kind: 'person', id }, accountId, occurredAt: context.now };
    await appendFacts(tx, context, [fact(personAdded, about, { name })]);
    tx.afterCommit(() => forgetActor(context.platform, id));
    const made = await findPerson(tx, id);
    if (!made) throw new Error('The person that was just added cannot be read.');
    return ok(made);
  });
}

function ownAddress(tx: Tx, context: Context, { id, given }: { id: PersonId; given: NewPerson }): Promise<boolean> {
  return insertAddress(tx, {
    personId: id,
    address: (given.email ?? '').toLowerCase(),
    source: 'administrator',
    verifiedAt: given.emailVerified ? context.now : null,
    createdAt: context.now,
  });
}
