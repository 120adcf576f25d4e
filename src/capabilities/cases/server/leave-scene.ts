import { sql } from 'kysely';
import { awayAhead, personsByIds, teamsOf } from '#capabilities/people/index.ts';
import type { PromiseRecord } from '#capabilities/promises/index.ts';
import type { Actor, PersonActor, Role } from '#kernel/actor.ts';
import type { PersonId, TeamId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Candidate, OwedByLeaver } from '../domain/leave.ts';
import type { CaseTables } from './tables.ts';

/** Who works on cases: who only reads them keeps no promise. */
const WORKERS: readonly Role[] = ['agent', 'lead'];

type Sight = (actor: Actor, promise: PromiseRecord) => boolean;

/** Whether somebody may read what a promise is about, as the subject's own capability says. */
async function sightOf(tx: Tx, context: Context, promises: readonly PromiseRecord[]): Promise<Sight> {
  const scopes = new Map<string, unknown>();
  for (const kind of new Set(promises.map(({ subject }) => subject.kind))) {
    const ids = promises.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id);
    const found = await context.platform.subjects.get(kind)?.load(tx, [...new Set(ids)]);
    for (const [id, scope] of found ?? []) scopes.set(id, scope);
  }
  return (actor, { subject }) => {
    const scope = scopes.get(subject.id);
    const policy = context.platform.subjects.get(subject.kind);
    return scope !== undefined && policy?.mayRead(actor, scope, 'team') === true;
  };
}

async function teamsOfCases(tx: Tx, promises: readonly PromiseRecord[]): Promise<ReadonlyMap<string, TeamId | null>> {
  const ids = promises.filter(({ subject }) => subject.kind === 'case').map(({ subject }) => subject.id);
  if (ids.length === 0) return new Map();
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .select(['id', 'team_id'])
    .where('id', '=', sql<never>`any (${sql.val([...new Set(ids)])}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.team_id]));
}

/** The people who could keep these promises, with what is known of each. */
async function candidatesFor(
  tx: Tx,
  context: Context,
  { promises, sight, ids }: { promises: readonly PromiseRecord[]; sight: Sight; ids: readonly PersonId[] },
): Promise<ReadonlyMap<PersonId, Candidate>> {
  const [people, teams, absences] = [
    await personsByIds(tx, ids),
    await teamsOf(tx, ids),
    await awayAhead(tx, ids, context.now),
  ];
  const accounts = promises.flatMap(({ accountId }) => accountId ?? []);
  return new Map(
    [...people.values()].map(({ id, name, roles, active }) => {
      const own = teams.filter(({ personId }) => personId === id).map(({ teamId }) => teamId);
      // Staff reach every account.
      const actor: PersonActor = { kind: 'person', personId: id, name, roles, accounts, teams: own };
      const works = active && roles.some((role) => WORKERS.includes(role));
      const reads = new Set(promises.filter((promise) => sight(actor, promise)).map((promise) => promise.id));
      return [id, { id, name, works, absences: absences.filter(({ personId }) => personId === id), reads }];
    }),
  );
}

export interface LeaveScene {
  readonly owed: readonly OwedByLeaver[];
  readonly candidates: ReadonlyMap<PersonId, Candidate>;
}

/** What decisions about a leave need: each promise with its team and whether the actor sees it, and who could keep it. */
export async function leaveScene(
  tx: Tx,
  context: Context,
  { promises, people }: { readonly promises: readonly PromiseRecord[]; readonly people: readonly PersonId[] },
): Promise<LeaveScene> {
  const sight = await sightOf(tx, context, promises);
  const teams = await teamsOfCases(tx, promises);
  const candidates = await candidatesFor(tx, context, { promises, sight, ids: [...new Set(people)] });
  const owed = promises.map((promise) => {
    const own = promise.promisor.kind === 'team' ? promise.promisor.teamId : null;
    return { promise, teamId: teams.get(promise.subject.id) ?? own, inSight: sight(context.actor, promise) };
  });
  return { owed, candidates };
}
