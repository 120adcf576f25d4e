import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Priority } from '#capabilities/catalogue/index.ts';
import type { Actor } from '#kernel/actor.ts';
import type { AccountId, PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { GROUPS_AT_MOST, type Grouping, NOBODY, type QueueOrder, type Show, showsOpen } from '../domain/queue.ts';
import type { CaseState } from '../domain/states.ts';
import { readableCases } from './policy.ts';
import type { CaseRow, CaseTables } from './tables.ts';

export interface CaseFilter {
  readonly show: Show;
  readonly teamId?: TeamId | typeof NOBODY | undefined;
  readonly ownerId?: PersonId | typeof NOBODY | undefined;
  readonly serviceId?: ServiceId | undefined;
  readonly requesterId?: PersonId | undefined;
  readonly accountId?: AccountId | undefined;
  readonly priority?: Priority | undefined;
  readonly state?: CaseState | undefined;
}

/** How the cases of a view are put in order, and under which headings this page goes through. */
export interface Arrangement {
  readonly order: QueueOrder;
  readonly groups?: { readonly by: Grouping; readonly keys: readonly string[] } | undefined;
}

/** Where a list goes on: place of the group, sort key and id of the last row. A case without a promise sorts last. */
export interface After {
  readonly group: number;
  readonly key: Instant | null;
  readonly id: string;
}

/** The cases of a view among those that the actor may read. */
export function filtered(tx: Tx, actor: Actor, filter: CaseFilter) {
  const me = actor.kind === 'person' ? actor.personId : null;
  let query = tx.tables<CaseTables>().selectFrom('cases.case').where(readableCases(actor));
  if (filter.show === 'closed') query = query.where('open', '=', false);
  else if (filter.show !== 'all') query = query.where('open', '=', true);
  if (filter.show === 'unowned') query = query.where('owner_id', 'is', null);
  if (filter.show === 'mine') query = query.where('owner_id', '=', me);
  if (filter.show === 'waiting') query = query.where('state', '=', 'waiting');
  if (filter.teamId === NOBODY) query = query.where('team_id', 'is', null);
  else if (filter.teamId) query = query.where('team_id', '=', filter.teamId);
  if (filter.ownerId === NOBODY) query = query.where('owner_id', 'is', null);
  else if (filter.ownerId) query = query.where('owner_id', '=', filter.ownerId);
  if (filter.serviceId) query = query.where('service_id', '=', filter.serviceId);
  if (filter.requesterId) query = query.where('requester_id', '=', filter.requesterId);
  if (filter.accountId) query = query.where('account_id', '=', filter.accountId);
  if (filter.priority) query = query.where('priority', '=', filter.priority);
  if (filter.state) query = query.where('state', '=', filter.state);
  return query;
}

const KEYS: Readonly<Record<Grouping, RawBuilder<string>>> = {
  state: sql`cases.case.state`,
  owner: sql`cases.case.owner_id::text`,
  team: sql`cases.case.team_id::text`,
  service: sql`cases.case.service_id::text`,
  account: sql`cases.case.account_id::text`,
  priority: sql`cases.case.priority`,
};

/** The cases of one group, so that its own index finds them. */
const IN_GROUP: Readonly<Record<Grouping, (key: string) => RawBuilder<SqlBool>>> = {
  state: (key) => sql`cases.case.state = ${key}`,
  owner: (key) => (key === NOBODY ? sql`cases.case.owner_id is null` : sql`cases.case.owner_id = ${key}::uuid`),
  team: (key) => (key === NOBODY ? sql`cases.case.team_id is null` : sql`cases.case.team_id = ${key}::uuid`),
  service: (key) => sql`cases.case.service_id = ${key}::uuid`,
  account: (key) => sql`cases.case.account_id = ${key}::uuid`,
  priority: (key) => sql`cases.case.priority = ${key}`,
};

/** By what a view is in order; `null` sorts last. */
function sortKeyOf({ show }: CaseFilter, order: QueueOrder) {
  if (!showsOpen(show) || order === 'newest') return { key: sql<Instant>`cases.case.opened_at`, newest: true };
  if (order === 'quiet') {
    return { key: sql<Instant>`coalesce(cases.case.last_team_word_at, cases.case.opened_at)`, newest: false };
  }
  return { key: sql<Instant>`cases.case.next_due_at`, newest: false };
}

/** The same key of a row that was read. */
export function keyOfRow(filter: CaseFilter, order: QueueOrder, row: CaseRow): Instant | null {
  if (!showsOpen(filter.show) || order === 'newest') return row.opened_at;
  return order === 'quiet' ? (row.last_team_word_at ?? row.opened_at) : row.next_due_at;
}

/** Which of the groups of a page a row belongs to, counted from 1; 0 without groups. */
export function groupOfRow({ groups }: Arrangement, row: CaseRow): number {
  if (!groups || groups.keys.length < 2) return 0;
  const { state, owner_id: owner, team_id: team, service_id: service, account_id: account, priority } = row;
  const key = { state, owner, team, service, account, priority }[groups.by];
  return groups.keys.indexOf(key ?? NOBODY) + 1;
}

/** A page of a view. Asks for one more than it shows. */
export function listQueue(
  tx: Tx,
  actor: Actor,
  filter: CaseFilter,
  { limit, after, order, groups }: Arrangement & { readonly limit: number; readonly after: After | null },
): Promise<CaseRow[]> {
  const { key, newest } = sortKeyOf(filter, order);
  let query = filtered(tx, actor, filter)
    .selectAll('cases.case')
    .limit(limit + 1);
  const place = groups
    ? sql<number>`array_position(${sql.val([...groups.keys])}::text[], coalesce(${KEYS[groups.by]}, ${NOBODY}))`
    : null;
  const [only, ...more] = groups?.keys ?? [];
  if (groups && only !== undefined) {
    const { by, keys } = groups;
    query = query.where((eb) => eb.or(keys.map((one) => IN_GROUP[by](one))));
  }
  // One group alone is in the order of its index.
  const byPlace = place && more.length > 0 ? place : null;
  if (byPlace) query = query.orderBy(byPlace);
  query = query.orderBy(key, (by) => (newest ? by.desc() : by.asc().nullsLast())).orderBy('id');
  if (after === null) return query.execute();
  const rest = beyond({ key, newest }, after);
  if (!byPlace) return query.where(rest).execute();
  return query
    .where(sql<SqlBool>`(${byPlace} > ${after.group} or (${byPlace} = ${after.group} and ${rest}))`)
    .execute();
}

function beyond(
  { key, newest }: { readonly key: RawBuilder<Instant>; readonly newest: boolean },
  after: After,
): RawBuilder<SqlBool> & Expression<SqlBool> {
  const later = sql<SqlBool>`cases.case.id > ${after.id}::uuid`;
  if (newest) {
    const last = moment(after.key ?? 0);
    return sql<SqlBool>`(${key} < ${last} or (${key} = ${last} and ${later}))`;
  }
  if (after.key === null) return sql<SqlBool>`(${key} is null and ${later})`;
  const last = moment(after.key);
  return sql<SqlBool>`(${key} > ${last} or (${key} = ${last} and ${later}) or ${key} is null)`;
}

/** The groups of a view with how many cases each holds, the largest first. Asks for one more than there may be. */
export async function groupQueue(
  tx: Tx,
  actor: Actor,
  filter: CaseFilter,
  by: Grouping,
): Promise<Array<{ readonly key: string; readonly count: number }>> {
  const rows = await filtered(tx, actor, filter)
    .select(KEYS[by].as('key'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy(KEYS[by])
    .orderBy('count', 'desc')
    .limit(GROUPS_AT_MOST + 1)
    .execute();
  return rows.map(({ key, count }) => ({ key: key ?? NOBODY, count: Number(count) }));
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
