import { type KnownCase, openLoadOf, solvedOf } from '#capabilities/cases/index.ts';
import { awayAhead, membersOf, personsByIds, teamsOf } from '#capabilities/people/index.ts';
import { lateOf } from '#capabilities/promises/index.ts';
import type { Role } from '#kernel/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import { DAY } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Candidate, SOLVED_WITHIN, type Suggestion, suggestHelpers } from '../domain/suggest.ts';
import { doerOf } from './on-case.ts';
import { askedSince, swarmsOf, thankedSince } from './swarm-store.ts';

/** Who works on cases can help with them. */
export const WORKERS: readonly Role[] = ['agent', 'lead'];
const LOOKED_AT = 300;

/** The people who could know: who solved cases of the service lately, and the teams of the case and of who asks. */
async function around(tx: Tx, context: Context, known: KnownCase) {
  const { actor, now } = context;
  const since = now - SOLVED_WITHIN;
  const { serviceId, id } = known;
  const solved = await solvedOf(tx, { serviceId, since, except: id, atMost: LOOKED_AT });
  const teams = [known.teamId ?? [], actor.kind === 'person' ? actor.teams : []].flat();
  const members = await membersOf(tx, teams);
  const ids = [...new Set([...solved.map(({ ownerId }) => ownerId), ...members.map((member) => member.id)])];
  return { solved, ids };
}

async function candidatesOf(
  tx: Tx,
  context: Context,
  known: KnownCase,
  ids: readonly PersonId[],
): Promise<Candidate[]> {
  const { now } = context;
  const [people, teams, away, open, late, interrupted, thanked] = await Promise.all([
    personsByIds(tx, ids),
    teamsOf(tx, ids),
    awayAhead(tx, ids, now),
    openLoadOf(tx, ids),
    lateOf(tx, ids, now),
    askedSince(tx, ids, now - DAY),
    thankedSince(tx, ids, now - SOLVED_WITHIN),
  ]);
  return [...people.values()]
    .filter(({ active, roles }) => active && roles.some((role) => WORKERS.includes(role)))
    .map(({ id, name }) => ({
      person: { id, name },
      inTeam: teams.some(({ personId, teamId }) => personId === id && teamId === known.teamId),
      open: open.get(id) ?? 0,
      late: late.get(id) ?? 0,
      interrupted: interrupted.get(id) ?? 0,
      thanked: thanked.get(id) ?? 0,
      awayUntil: away.find(({ personId, from, until }) => personId === id && from <= now && now < until)?.until ?? null,
    }));
}

/** Whom to ask for help with a case, best first, with the reasons. Nobody who is in it already. */
export async function helpersFor(tx: Tx, context: Context, known: KnownCase): Promise<readonly Suggestion[]> {
  const { solved, ids } = await around(tx, context, known);
  const candidates = await candidatesOf(tx, context, known, ids);
  const open = (await swarmsOf(tx, known.id)).find(({ closedAt }) => closedAt === null);
  const asked = open?.invitations.map(({ person }) => person.id) ?? [];
  const except = [doerOf(context).id, known.ownerId ?? [], known.assigneeId ?? [], asked].flat();
  return suggestHelpers(candidates, { subject: known.subject, accountId: known.accountId, solved, except });
}
