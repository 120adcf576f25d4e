import { hasRole } from '#kernel/actor.ts';
import { fact } from '#kernel/facts.ts';
import type { TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { checkSignature, maySettleTeam } from '../../domain/index.ts';
import { teamChanged, teamMembersChanged } from '../../facts.ts';
import { type MemberRecord, membersOf, type TeamRecord } from '../group-store.ts';
import { forgetActors } from '../identity/actors.ts';
import { ledBy, refuseMembers, type TeamMember } from '../team-members.ts';
import { lockTeam, setMembers, updateTeam } from '../team-store.ts';

export interface TeamChange {
  readonly teamId: TeamId;
  /** The version that the writer saw. */
  readonly version?: number | undefined;
  readonly name?: string | undefined;
  /** Null where customers know it by its own name. */
  readonly called?: string | null | undefined;
  readonly signature?: string | null | undefined;
  /** Null leaves the next word to the agreement. */
  readonly nextWordMinutes?: number | null | undefined;
  /** All who are in it from now on; an administrator says it. */
  readonly members?: readonly TeamMember[] | undefined;
}

export interface TeamWithMembers {
  readonly team: TeamRecord;
  readonly members: readonly MemberRecord[];
}

const aboutTeam = (context: Context, id: TeamId) => ({
  subject: { kind: 'team', id },
  accountId: null,
  occurredAt: context.now,
});

async function changeMembers(
  tx: Tx,
  context: Context,
  { id, name }: TeamRecord,
  members: readonly TeamMember[],
): Promise<Result<null>> {
  if (context.actor.kind !== 'system' && !hasRole(context.actor, 'admin')) return refuse('team.members-not-yours', 403);
  const refused = await refuseMembers(tx, members);
  if (refused) return refused;
  const isSame = ({ id: personId, lead }: MemberRecord) =>
    members.some((one) => one.personId === personId && one.lead === lead);
  const before = await membersOf(tx, [id]);
  if (before.length === members.length && before.every(isSame)) return ok(null);
  await setMembers(tx, id, members);
  const after = await membersOf(tx, [id]);
  const names = (of: readonly MemberRecord[]) => of.map((one) => one.name).join(', ');
  const data = { name, members: names(after), leads: names(after.filter(({ lead }) => lead)) };
  await appendFacts(tx, context, [fact(teamMembersChanged, aboutTeam(context, id), data)]);
  tx.afterCommit(() => forgetActors(context.platform));
  return ok(null);
}

/**
 * Settles what a team is called, by us and by customers, how its mails are signed, by when it writes next, and who is in it. Refuses `not-found`, a
 * version that is no longer the present one, a team that the actor neither leads nor administers, members from anybody but
 * an administrator, and a signature that leaves a gap.
 */
export function changeTeam(context: Context, given: TeamChange): Promise<Result<TeamWithMembers>> {
  return transaction(context, async (tx) => {
    const before = await lockTeam(tx, given.teamId);
    if (!before) return refuse('not-found', 404);
    const { id, version } = before;
    if (!maySettleTeam(context.actor, await ledBy(tx, context), id)) return refuse('team.not-yours', 403);
    if (given.version !== undefined && given.version !== version) return refuse('changed-meanwhile', 412);
    const { name = before.name, called = before.called, signature = before.signature } = given;
    const { nextWordMinutes = before.nextWordMinutes } = given;
    const settling = { name, called, signature, nextWordMinutes };
    const checked = signature === null ? ok(null) : checkSignature(signature);
    if (!checked.ok) return checked;
    const team = await updateTeam(tx, { ...before, ...settling });
    const moved = given.members ? await changeMembers(tx, context, team, given.members) : ok(null);
    if (!moved.ok) return moved;
    const isSettled =
      name !== before.name ||
      called !== before.called ||
      signature !== before.signature ||
      nextWordMinutes !== before.nextWordMinutes;
    const settled = fact(teamChanged, aboutTeam(context, id), settling);
    if (isSettled) await appendFacts(tx, context, [settled]);
    return ok({ team, members: await membersOf(tx, [id]) });
  });
}
