import { fact } from '#kernel/facts.ts';
import { TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { teamAdded } from '../../facts.ts';
import { insertMembers, insertTeam, membersOf } from '../group-store.ts';
import { forgetActors } from '../identity/actors.ts';
import { refuseMembers, type TeamMember } from '../team-members.ts';
import type { TeamWithMembers } from './change-team.ts';

export interface NewTeam {
  /** Given when the same team must have the same id on every installation. */
  readonly id?: TeamId;
  readonly name: string;
  readonly members?: readonly TeamMember[];
}

/** Adds a team with its members. Refuses members who do not exist, come twice or are customers alone, and a taken id. */
export async function createTeam(context: Context, given: NewTeam): Promise<Result<TeamWithMembers>> {
  return transaction(context, async (tx) => {
    const id = given.id ?? TeamId.parse(context.newId());
    const { name, members = [] } = given;
    const refused = await refuseMembers(tx, members);
    if (refused) return refused;
    if (!(await insertTeam(tx, { id, name, createdAt: context.now }))) {
      return refuse('team.exists-already', 409, { name });
    }
    await insertMembers(tx, id, members);
    const about = { subject: { kind: 'team', id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(teamAdded, about, { name })]);
    tx.afterCommit(() => forgetActors(context.platform));
    return ok({
      team: { id, name, called: null, signature: null, nextWordMinutes: null, version: 1 },
      members: await membersOf(tx, [id]),
    });
  });
}
