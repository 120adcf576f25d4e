import { personOf } from '#kernel/actor.ts';
import type { PersonId, TeamId } from '#kernel/ids.ts';
import { type Refused, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { mayBeInTeams } from '../domain/index.ts';
import { teamsOf } from './group-store.ts';
import { personsByIds } from './person-store.ts';

export interface TeamMember {
  readonly personId: PersonId;
  readonly lead: boolean;
}

/** Refuses members who come twice, who do not exist, and who are customers alone. */
export async function refuseMembers(tx: Tx, members: readonly TeamMember[]): Promise<Refused | undefined> {
  const wanted = members.map(({ personId }) => personId);
  if (new Set(wanted).size !== wanted.length) return refuse('team.member-twice', 422);
  const known = await personsByIds(tx, wanted);
  if (known.size !== wanted.length) return refuse('team.unknown-member', 422);
  const outsider = [...known.values()].find(({ roles }) => !mayBeInTeams(roles));
  return outsider && refuse('team.member-is-customer', 422, { name: outsider.name });
}

/** The teams that the actor leads. */
export async function ledBy(tx: Tx, { actor }: Context): Promise<readonly TeamId[]> {
  const personId = personOf(actor);
  if (personId === null) return [];
  return (await teamsOf(tx, [personId])).filter(({ lead }) => lead).map(({ teamId }) => teamId);
}
