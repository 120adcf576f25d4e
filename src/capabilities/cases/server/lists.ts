import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { ownCasesGathered, readableCases } from './policy.ts';
import type { CaseRow, CaseTables } from './tables.ts';

export type Show = 'open' | 'unowned' | 'mine' | 'waiting' | 'closed' | 'all';

export interface CaseFilter {
  readonly show: Show;
  readonly teamId?: TeamId | undefined;
  readonly serviceId?: ServiceId | undefined;
  readonly requesterId?: PersonId | undefined;
}

/** Where a list goes on: the sort key and id of the last row. A case without a promise sorts last. */
export interface After {
  readonly key: Instant | null;
  readonly id: string;
}

function readable(tx: Tx, actor: Actor) {
  return tx.tables<CaseTables>().selectFrom('cases.case').where(readableCases(actor));
}

function filtered(tx: Tx, actor: Actor, filter: CaseFilter) {
  const me = actor.kind === 'person' ? actor.personId : null;
  let query = readable(tx, actor);
  if (filter.show === 'closed') query = query.where('open', '=', false);
  else if (filter.show !== 'all') query = query.where('open', '=', true);
  if (filter.show === 'unowned') query = query.where('owner_id', 'is', null);
  if (filter.show === 'mine') query = query.where('owner_id', '=', me);
  if (filter.show === 'waiting') query = query.where('state', '=', 'waiting');
  if (filter.teamId) query = query.where('team_id', '=', filter.teamId);
  if (filter.serviceId) query = query.where('service_id', '=', filter.serviceId);
  if (filter.requesterId) query = query.where('requester_id', '=', filter.requesterId);
  return query;
}

/** A page of the queue, next promise first; closed ones newest first. Asks for one more than it shows. */
export function listQueue(
  tx: Tx,
  actor: Actor,
  filter: CaseFilter,
  { limit, after }: { limit: number; after: After | null },
): Promise<CaseRow[]> {
  const query = filtered(tx, actor, filter)
    .selectAll('cases.case')
    .limit(limit + 1);
  if (filter.show === 'closed' || filter.show === 'all') {
    const newest = query.orderBy('opened_at', 'desc').orderBy('id');
    if (after === null) return newest.execute();
    return newest
      .where((eb) =>
        eb.or([
          eb('opened_at', '<', moment(after.key ?? 0)),
          eb.and([
            eb('opened_at', '=', moment(after.key ?? 0)),
            eb('cases.case.id', '>', sql<never>`${after.id}::uuid`),
          ]),
        ]),
      )
      .execute();
  }
  const next = query.orderBy('next_due_at', (order) => order.asc().nullsLast()).orderBy('id');
  if (after === null) return next.execute();
  return next
    .where((eb) => {
      const later = eb('cases.case.id', '>', sql<never>`${after.id}::uuid`);
      if (after.key === null) return eb.and([eb('next_due_at', 'is', null), later]);
      return eb.or([
        eb('next_due_at', '>', moment(after.key)),
        eb.and([eb('next_due_at', '=', moment(after.key)), later]),
        eb('next_due_at', 'is', null),
      ]);
    })
    .execute();
}

const COUNTED_AT_MOST = 1000;

/** How many cases a view holds, counted no further than 1,000. */
export async function countQueue(tx: Tx, actor: Actor, filter: CaseFilter): Promise<number> {
  // In the order of the queue, so that counting goes along its index as far as it must, and no further.
  const some = filtered(tx, actor, filter)
    .select('cases.case.id')
    .orderBy('next_due_at', (order) => order.asc().nullsLast())
    .orderBy('id')
    .limit(COUNTED_AT_MOST)
    .as('some');
  const { count } = await tx
    .tables<CaseTables>()
    .selectFrom(some)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The requester's open cases among those that the asker may read. */
export function countOpenOf(tx: Tx, actor: Actor, requesterId: PersonId): Promise<number> {
  return countQueue(tx, actor, { show: 'open', requesterId });
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

/** My own cases as a customer, newest first; `open` are all that are not closed yet. */
export function listOwn(
  tx: Tx,
  actor: Actor,
  show: 'open' | 'done' | 'all',
  { limit, after }: { limit: number; after: After | null },
): Promise<CaseRow[]> {
  let query = tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll('cases.case')
    .where(ownCasesGathered(actor))
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

/** Cases that match words or a number, best match first; the wall and the policy hold as for any list. */
export async function searchRows(tx: Tx, actor: Actor, q: string, limit: number): Promise<CaseRow[]> {
  return readable(tx, actor)
    .innerJoin(
      sql<{ case_id: string; rank: number }>`cases.matching(${q}, ${limit * 8})`.as('found'),
      'found.case_id' as never,
      'cases.case.id',
    )
    .selectAll('cases.case')
    .orderBy(sql`found.rank desc`)
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .execute();
}
