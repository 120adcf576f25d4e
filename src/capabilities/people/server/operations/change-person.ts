import type { Role } from '#kernel/actor.ts';
import { fact, type NewFact } from '#kernel/facts.ts';
import type { AccountId, PersonId, TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Language } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { decideAccess, decideMembership } from '../../domain/index.ts';
import { personChanged, personLeft, personReturned, rolesChanged } from '../../facts.ts';
import { grantorOf } from '../grantor.ts';
import { setTeams } from '../group-store.ts';
import { forgetActor } from '../identity/actors.ts';
import {
  endSessions,
  findPerson,
  lockAdministrators,
  lockPerson,
  type PersonRecord,
  updatePerson,
} from '../person-store.ts';
import { missingGroup } from './create-person.ts';

export interface PersonChange {
  readonly personId: PersonId;
  /** The version that the writer saw. */
  readonly version?: number | undefined;
  readonly name?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly accountId?: AccountId | undefined;
  readonly teamIds?: readonly TeamId[] | undefined;
  readonly language?: Language | undefined;
  readonly timeZone?: string | undefined;
  readonly active?: boolean | undefined;
}

/**
 * Changes a person. Refuses what `decideAccess` refuses, groups that do not exist and a version that is no longer
 * the present one. Somebody who may no longer sign in loses their sessions at once.
 */
export async function changePerson(context: Context, given: PersonChange): Promise<Result<PersonRecord>> {
  return transaction(context, async (tx) => {
    const administrators = await lockAdministrators(tx);
    const before = await lockPerson(tx, given.personId);
    if (!before) return refuse('not-found', 404);
    if (given.version !== undefined && given.version !== before.version) return refuse('changed-meanwhile', 412);
    const after = stateAfter(before, given);
    const access = { personId: before.id, roles: before.roles, active: before.active, administrators };
    const allowed = decideAccess(grantorOf(context.actor), access, after);
    if (!allowed.ok) return allowed;
    const belongs = decideMembership({ ...after, teams: given.teamIds?.length ?? 0 });
    if (!belongs.ok) return belongs;
    const missing = await missingGroup(tx, given);
    if (missing) return missing;
    await save(tx, before, { after, teamIds: given.teamIds });
    await appendFacts(tx, context, factsOf(context, before, after));
    tx.afterCommit(() => forgetActor(context.platform, before.id));
    const changed = await findPerson(tx, before.id);
    return changed ? ok(changed) : refuse('not-found', 404);
  });
}

function stateAfter(before: PersonRecord, given: PersonChange): PersonRecord {
  return {
    ...before,
    name: given.name ?? before.name,
    roles: given.roles ? [...new Set(given.roles)] : before.roles,
    accountId: given.accountId ?? before.accountId,
    language: given.language ?? before.language,
    timeZone: given.timeZone ?? before.timeZone,
    active: given.active ?? before.active,
  };
}

async function save(
  tx: Tx,
  before: PersonRecord,
  { after, teamIds }: { after: PersonRecord; teamIds: readonly TeamId[] | undefined },
): Promise<void> {
  await updatePerson(tx, before.id, after);
  if (teamIds) await setTeams(tx, before.id, teamIds);
  if (before.active && !after.active) await endSessions(tx, before.id);
}

const listed = (roles: readonly Role[]) => [...roles].sort().join(', ');

function factsOf(context: Context, before: PersonRecord, after: PersonRecord): NewFact[] {
  const { name } = after;
  const about = { subject: { kind: 'person', id: before.id }, accountId: after.accountId, occurredAt: context.now };
  const facts: NewFact[] = [fact(personChanged, about, { name })];
  if (listed(before.roles) !== listed(after.roles)) {
    facts.push(fact(rolesChanged, about, { name, before: listed(before.roles), after: listed(after.roles) }));
  }
  if (before.active && !after.active) facts.push(fact(personLeft, about, { name }));
  if (!before.active && after.active) facts.push(fact(personReturned, about, { name }));
  return facts;
}
