import type { z } from 'zod';
import { fallsOn, mayArrangeFor, membersOf, namesOf, teamsOf } from '#capabilities/people/index.ts';
import { lateOf, promisesOwedBy, promiseViews } from '#capabilities/promises/index.ts';
import type { PersonId, TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import type { casesContract, PromiseToHandOver } from '../../contract.ts';
import { type Candidate, canKeep, type OwedByLeaver, suggestedKeeper } from '../../domain/leave.ts';
import { leaveScene } from '../leave-scene.ts';
import { colleague } from '../people.ts';
import { caseSubjects } from '../policy.ts';

type Listed = z.output<typeof casesContract.endpoints.owed.returns>;
type Item = z.output<typeof PromiseToHandOver>;

export interface Going {
  readonly personId: PersonId;
  readonly from: Instant;
  readonly until: Instant;
  readonly standInId?: PersonId | undefined;
}

/** The people of the leaver's teams and of the cases' teams, with the stand-in; never the leaver. */
async function aroundThem(tx: Tx, going: Going, teams: readonly TeamId[]): Promise<PersonId[]> {
  const own = await teamsOf(tx, [going.personId]);
  const members = await membersOf(tx, [...new Set([...teams, ...own.map(({ teamId }) => teamId)])]);
  const ids = [...members.map(({ id }) => id), ...(going.standInId ? [going.standInId] : [])];
  return [...new Set(ids)].filter((id) => id !== going.personId);
}

async function itemsOf(
  tx: Tx,
  context: Context,
  { owed, going, standIn }: { owed: readonly OwedByLeaver[]; going: Going; standIn: Candidate | undefined },
): Promise<Item[]> {
  const promises = owed.map(({ promise }) => promise);
  const views = new Map((await promiseViews(tx, promises)).map((view) => [view.id, view]));
  const cases = promises.filter(({ subject }) => subject.kind === 'case').map(({ subject }) => subject.id);
  const about = await caseSubjects.name?.(tx, [...new Set(cases)]);
  const { teams } = await namesOf(tx, { teams: owed.flatMap(({ teamId }) => teamId ?? []) });
  return owed.flatMap((one) => {
    const promise = views.get(one.promise.id);
    if (!promise) return [];
    const keeper = suggestedKeeper(one, standIn, context.now);
    return {
      promise,
      about: about?.get(one.promise.subject.id) ?? null,
      must: fallsOn(going, one.promise.due, context.now),
      team: one.teamId === null ? null : { id: one.teamId, name: teams.get(one.teamId) ?? '' },
      suggested: keeper.kind === 'person' ? { id: keeper.personId, name: keeper.name } : null,
    };
  });
}

async function receiversOf(
  tx: Tx,
  context: Context,
  { owed, candidates }: { owed: readonly OwedByLeaver[]; candidates: readonly Candidate[] },
): Promise<Listed['receivers']> {
  const late = await lateOf(
    tx,
    candidates.map(({ id }) => id),
    context.now,
  );
  const working = candidates.filter(({ works }) => works);
  return working
    .map((candidate) => {
      const now = candidate.absences.find((absence) => fallsOn(absence, context.now, context.now));
      const not = owed.filter((one) => !canKeep(candidate, one, context.now));
      return {
        id: candidate.id,
        name: candidate.name,
        cannotKeep: not.map(({ promise }) => promise.id),
        awayUntil: now ? toIso(now.until) : null,
        late: late.get(candidate.id) ?? 0,
      };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/**
 * What somebody who goes away owes: what must change hands, what may, and who could keep it. Refuses `not-found` for
 * people whose absence the actor has no say in, and `absence.stand-in-unknown`.
 */
export function promisesToHandOver(context: Context, going: Going): Promise<Result<Listed>> {
  return reading(context, async (tx) => {
    if (!(await mayArrangeFor(tx, context, going.personId))) return refuse('not-found', 404);
    if (going.standInId && !(await colleague(tx, going.standInId))) return refuse('absence.stand-in-unknown', 422);
    const promises = await promisesOwedBy(tx, going.personId);
    const bare = await leaveScene(tx, context, { promises, people: [] });
    const teams = bare.owed.flatMap(({ teamId }) => teamId ?? []);
    const people = await aroundThem(tx, going, teams);
    const { owed, candidates } = await leaveScene(tx, context, { promises, people });
    const standIn = going.standInId === undefined ? undefined : candidates.get(going.standInId);
    const [seen, hidden] = [owed.filter(({ inSight }) => inSight), owed.filter(({ inSight }) => !inSight)];
    return ok({
      items: await itemsOf(tx, context, { owed: seen, going, standIn }),
      outOfSight: hidden.filter(({ promise }) => fallsOn(going, promise.due, context.now)).length,
      receivers: await receiversOf(tx, context, { owed: seen, candidates: [...candidates.values()] }),
    });
  });
}
