import { sql } from 'kysely';
import { namesOf } from '#capabilities/people/index.ts';
import type { PromiseRecord } from '#capabilities/promises/index.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { isOfferedTo } from '../domain/transfer.ts';
import type { Detail } from './detail.ts';
import { readableCases } from './policy.ts';
import { caseOf } from './store.ts';
import type { CaseRow, CaseTables } from './tables.ts';
import { latestTransfer, type TransferRow, transfersById } from './transfer-store.ts';
import { helpedQuestion } from './transfer-words.ts';
import { summariesOf } from './views.ts';

type View = NonNullable<Detail['transfer']>;

const present = <T>(value: T | null): T[] => (value === null ? [] : [value]);

function namesIn(tx: Tx, transfers: readonly TransferRow[]) {
  return namesOf(tx, {
    people: transfers.flatMap((one) => [one.giver_id, ...present(one.to_person_id), ...present(one.answered_by)]),
    teams: transfers.flatMap((one) => present(one.to_team_id)),
  });
}

type Names = Awaited<ReturnType<typeof namesIn>>;

function receiverOf({ to_person_id: personId, to_team_id: teamId }: TransferRow, names: Names): View['to'] | null {
  if (personId !== null) return { kind: 'person', person: { id: personId, name: names.people.get(personId) ?? '' } };
  return teamId === null ? null : { kind: 'team', team: { id: teamId, name: names.teams.get(teamId) ?? '' } };
}

interface Asking {
  readonly row: CaseRow;
  readonly promises: readonly PromiseRecord[];
}

async function followUpOf(
  tx: Tx,
  context: Context,
  { row, promises, receiver }: Asking & { readonly receiver: string },
): Promise<View['followUp']> {
  const { actor } = context;
  const owed = promises.find(
    ({ kind, state, promisor, fulfilledAt, closedAt }) =>
      kind === 'warm-transfer-followup' &&
      (state === 'running' || (state === 'broken' && fulfilledAt === null && closedAt === null)) &&
      actor.kind === 'person' &&
      'personId' in promisor &&
      promisor.personId === actor.personId,
  );
  if (!owed) return null;
  const words = await helpedQuestion(tx, context, { known: caseOf(row), receiver });
  return { promiseId: owed.id, due: toIso(owed.due), words };
}

/** The latest transfer of a case, as the reader may act on it; null where there was none. */
export async function transferOf(tx: Tx, context: Context, { row, promises }: Asking): Promise<Detail['transfer']> {
  const transfer = await latestTransfer(tx, row.id);
  if (!transfer) return null;
  const names = await namesIn(tx, [transfer]);
  const to = receiverOf(transfer, names);
  if (!to) return null;
  const { actor } = context;
  const known = caseOf(row);
  const waits = row.open && row.offer_id === transfer.id && actor.kind === 'person';
  const answeredBy = transfer.answered_by;
  const by = answeredBy === null ? null : { id: answeredBy, name: names.people.get(answeredBy) ?? '' };
  const receiver = to.kind === 'person' ? to.person.name : (by?.name ?? to.team.name);
  return {
    id: transfer.id,
    state: transfer.state,
    giver: { id: transfer.giver_id, name: names.people.get(transfer.giver_id) ?? '' },
    to,
    problem: transfer.problem,
    done: transfer.done,
    next: transfer.next,
    offeredAt: toIso(transfer.offered_at),
    answeredAt: transfer.answered_at === null ? null : toIso(transfer.answered_at),
    answeredBy: by,
    reason: transfer.reason,
    mayAnswer: waits && isOfferedTo(known, { id: actor.personId, teams: actor.teams }),
    mayTakeBack: waits && row.owner_id === actor.personId,
    followUp: await followUpOf(tx, context, { row, promises, receiver }),
  };
}

const SHOWN = 20;

/** The cases that the actor, or a team of theirs, is asked to take over, next promise first. */
export async function offeredCases(tx: Tx, { actor }: Context) {
  if (actor.kind !== 'person') return [];
  const { personId, teams } = actor;
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll('cases.case')
    .where('offer_id', 'is not', null)
    .where('owner_id', '<>', personId)
    .where((eb) =>
      eb.or([
        eb('offered_to_id', '=', personId),
        eb('offered_team_id', '=', sql<never>`any (${sql.val([...teams])}::uuid[])`),
      ]),
    )
    .where(readableCases(actor))
    .orderBy('next_due_at', (order) => order.asc().nullsLast())
    .orderBy('id')
    .limit(SHOWN)
    .execute();
  const transfers = await transfersById(
    tx,
    rows.flatMap((row) => present(row.offer_id)),
  );
  const names = await namesIn(tx, [...transfers.values()]);
  const summaries = await summariesOf(tx, rows);
  return rows.flatMap((row, place) => {
    const transfer = row.offer_id === null ? undefined : transfers.get(row.offer_id);
    const summary = summaries[place];
    if (!transfer || !summary) return [];
    const { giver_id: giver, to_team_id: team, problem } = transfer;
    return [
      {
        case: summary,
        from: { id: giver, name: names.people.get(giver) ?? '' },
        team: team === null ? null : { id: team, name: names.teams.get(team) ?? '' },
        problem,
      },
    ];
  });
}
