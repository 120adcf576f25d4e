import { fact } from '#kernel/facts.ts';
import { type PersonId, TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { mayBeInTeams } from '../../domain/index.ts';
import { teamAdded } from '../../facts.ts';
import { insertMembers, insertTeam, type MemberRecord, membersOf, type TeamRecord } from '../group-store.ts';
import { forgetActors } from '../identity/actors.ts';
import { personsByIds } from '../person-store.ts';

export interface NewTeam {
  /** Given when the same team must have the same id on every installation. */
  readonly id?: TeamId;
  readonly name: string;
  readonly members?: readonly { readonly personId: PersonId; readonly lead: boolean }[];
}

/** Adds a team with its members. Refuses members who do not exist, come twice or are customers alone, and a taken id. */
export async function createTeam(
  context: Context,
  given: NewTeam,
): Promise<Result<{ readonly team: TeamRecord; readonly members: readonly MemberRecord[] }>> {
  return transaction(context, async (tx) => {
    const id = given.id ?? TeamId.parse(context.newId());
    const { name, members = [] } = given;
    const wanted = members.map(({ personId }) => personId);
    if (new Set(wanted).size !== wanted.length) return refuse('team.member-twice', 422);
    const known = await personsByIds(tx, wanted);
    if (known.size !== wanted.length) return refuse('team.unknown-member', 422);
    const outsider = [...known.values()].find(({ roles }) => !mayBeInTeams(roles));
    if (outsider) return refuse('team.member-is-customer', 422, { name: outsider.name });
    if (!(await insertTeam(tx, { id, name, createdAt: context.now }))) {
      return refuse('team.exists-already', 409, { name });
    }
    await insertMembers(tx, id, members);
    const about = { subject: { kind: 'team', id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(teamAdded, about, { name })]);
    tx.afterCommit(() => forgetActors(context.platform));
    return ok({ team: { id, name, version: 1 }, members: await membersOf(tx, [id]) });
  });
}
