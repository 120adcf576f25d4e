import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { CaseId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { colleaguesCases, ownCasesGathered, readableCases } from './policy.ts';
import { countQueue, filtered } from './queue.ts';
import type { CaseRow, CaseTables } from './tables.ts';

/** Where a list goes on: the sort key and id of the last row. */
export interface After {
  readonly key: Instant | null;
  readonly id: string;
}

/** The requester's open cases among those that the asker may read. */
export function countOpenOf(tx: Tx, actor: Actor, requesterId: PersonId): Promise<number> {
  return countQueue(tx, actor, { show: 'open', requesterId });
}

/** Those of these cases that the asker may read, in no order. */
export function findReadableAmong(tx: Tx, actor: Actor, ids: readonly CaseId[]): Promise<CaseRow[]> {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll()
    .where('id', '=', sql<CaseId>`any (${sql.val([...ids])}::uuid[])`)
    .where(readableCases(actor))
    .execute();
}

/** How many open cases each person owns, and of how many the next promise is late; as far as the actor reaches. */
export async function loadOf(
  tx: Tx,
  now: Instant,
): Promise<Array<{ readonly personId: PersonId; readonly open: number; readonly late: number }>> {
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .select('owner_id as personId')
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn
        .countAll<number>()
        .filterWhere('next_due_at', '<', moment(now))
        .filterWhere('next_promise_state', '<>', 'paused')
        .as('late'),
    ])
    .where('open', '=', true)
    .where('owner_id', 'is not', null)
    .groupBy('owner_id')
    .execute();
  return rows.flatMap(({ personId, open, late }) =>
    personId === null ? [] : [{ personId, open: Number(open), late: Number(late) }],
  );
}

/** Mine with a promise due before `until`, earliest first. */
export function mineDue(tx: Tx, actor: Actor, { until, limit }: { until: Instant; limit: number }): Promise<CaseRow[]> {
  return filtered(tx, actor, { show: 'mine' })
    .selectAll('cases.case')
    .where('next_due_at', '<=', moment(until))
    .orderBy('next_due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Mine with the oldest word to the customer first: who could use one although nothing is due. */
export function mineQuiet(tx: Tx, actor: Actor, limit: number): Promise<CaseRow[]> {
  return filtered(tx, actor, { show: 'mine' })
    .selectAll('cases.case')
    .orderBy('last_team_word_at', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** My own cases as a customer, or those of my colleagues, newest first; `open` are all that are not closed yet. */
export function listSeen(
  tx: Tx,
  actor: Actor,
  { show, whose }: { show: 'open' | 'done' | 'all'; whose: 'mine' | 'colleagues' },
  { limit, after }: { limit: number; after: After | null },
): Promise<CaseRow[]> {
  let query = tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll('cases.case')
    .where(whose === 'mine' ? ownCasesGathered(actor) : colleaguesCases(actor))
    .limit(limit + 1);
  if (show === 'open') query = query.where('closed_at', 'is', null);
  if (show === 'done') query = query.where('closed_at', 'is not', null);
  if (after !== null && after.key !== null) {
    const key = after.key;
    query = query.where((eb) =>
      eb.or([
        eb('opened_at', '<', moment(key)),
        eb.and([eb('opened_at', '=', moment(key)), eb('cases.case.id', '>', sql<never>`${after.id}::uuid`)]),
      ]),
    );
  }
  return query.orderBy('opened_at', 'desc').orderBy('id').execute();
}
