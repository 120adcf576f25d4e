import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, hasRole } from '#kernel/actor.ts';
import type { AccountId, ProviderId, ServiceId, TeamId } from '#kernel/ids.ts';
import { type Instant, SECOND, toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseKind, Tally } from '../domain/index.ts';
import { type Late, monthsBetween, type Part, tallyOf } from './figures-parts.ts';
import type { PromiseTables } from './tables.ts';

/** By what figures are told apart. Never by person: a person's own week is on their Today, and nobody else's. */
export const FIGURES_BY = ['none', 'account', 'team', 'provider', 'service', 'kind', 'month'] as const;
export type FiguresBy = (typeof FIGURES_BY)[number];

/** Which promises are counted: due on local days from `from` to `to`, both included, in the organisation's `zone`. */
export interface Counted {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly accountId?: AccountId | undefined;
  readonly teamId?: TeamId | undefined;
  readonly providerId?: ProviderId | undefined;
  readonly serviceId?: ServiceId | undefined;
  readonly kind?: PromiseKind | undefined;
  /** Promises to customers, or those inside the house. */
  readonly promisees: 'customers' | 'teams';
}

/** The tally of one group; its key is an id, a kind or a month as `2026-11`, and null for what has none. */
export interface GroupTally extends Tally {
  readonly key: string | null;
}

/** What rows are told apart by: a small value of the row itself, for a month its place among those of the period. */
function keyFor(by: FiguresBy, { from, to, zone }: Counted): RawBuilder<unknown> {
  switch (by) {
    case 'none':
      return sql`null::uuid`;
    case 'account':
      return sql`account_id`;
    case 'team':
      return sql`promisor_team_id`;
    case 'provider':
      return sql`promisor_provider_id`;
    case 'service':
      return sql`service_id`;
    case 'kind':
      return sql`kind`;
    case 'month': {
      const starts = monthsBetween(from, to)
        .slice(1)
        .map((month) => sql`(${sql.lit(`${month}-01`)}::timestamp at time zone ${sql.lit(zone)})`);
      return starts.length === 0 ? sql`0` : sql`width_bucket(due, array[${sql.join(starts)}])`;
    }
  }
}

/**
 * Managers and administrators see all in their accounts, to which the table's own wall holds everybody; agents and
 * leads what their teams or they promised.
 */
function seenBy(actor: Actor): RawBuilder<SqlBool> {
  if (actor.kind === 'system') return sql`true`;
  if (actor.kind === 'anonymous') return sql`false`;
  if (hasRole(actor, 'manager') || hasRole(actor, 'admin')) return sql`true`;
  return sql`(promisor_team_id = any (${sql.val([...actor.teams])}::uuid[])
    or promisor_person_id = ${actor.personId}::uuid)`;
}

function narrowed({ accountId, teamId, providerId, serviceId, kind }: Counted): RawBuilder<SqlBool> {
  const wanted = [
    accountId && sql<SqlBool>`account_id = ${accountId}::uuid`,
    teamId && sql<SqlBool>`promisor_team_id = ${teamId}::uuid`,
    providerId && sql<SqlBool>`promisor_provider_id = ${providerId}::uuid`,
    serviceId && sql<SqlBool>`service_id = ${serviceId}::uuid`,
    kind && sql<SqlBool>`kind = ${kind}`,
  ].filter((one) => one !== undefined);
  return wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `);
}

export interface Asked {
  readonly counted: Counted;
  readonly by: FiguresBy;
  readonly now: Instant;
}

/** Due in the period, promised to whom figures are asked for, and seen by the actor. */
function wanted(actor: Actor, { counted }: Asked): RawBuilder<SqlBool> {
  const startOf = (day: string, later: number) =>
    sql`((${day}::date + ${sql.lit(later)})::timestamp at time zone ${sql.lit(counted.zone)})`;
  return sql`due >= ${startOf(counted.from, 0)} and due < ${startOf(counted.to, 1)}
    and (promisee_kind = 'team') = ${sql.lit(counted.promisees === 'teams')}
    and ${seenBy(actor)} and ${narrowed(counted)}`;
}

/**
 * What became of promises, counted by key, outcome and whether they were moved: few groups with few sums each, because
 * every further sum is paid for by every row.
 */
async function partsOf(tx: Tx, actor: Actor, asked: Asked): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select key::text as key, became, "asMade", n::integer as n, "mayRest"::integer as "mayRest",
      rested::integer as rested, coalesce("openTime", 0)::bigint as "openTime",
      coalesce("pausedTime", 0)::bigint as "pausedTime", coalesce("voidedTime", 0)::bigint as "voidedTime"
    from (
      select ${keyFor(asked.by, asked.counted)} as key, state as became, moves = 0 as "asMade", count(*) as n,
        count(open_time) as "mayRest", count(*) filter (where paused_time > 0) as rested,
        sum(open_time) as "openTime", sum(paused_time) as "pausedTime", sum(voided_time) as "voidedTime"
      from promises.promise
      where state not in ('running', 'paused') and ${wanted(actor, asked)}
      group by 1, 2, 3
    ) as parts`.execute(tx.tables<PromiseTables>());
  return rows;
}

interface LateRow extends Late {
  /** Of all keys together. */
  readonly whole: boolean;
}

/**
 * How late promises are that broke, until they were delivered or released, or until now; what is overdue counts among
 * them before anybody judged it. Asked apart from the counts, because a median needs its rows in order, and few broke.
 */
async function latenessOf(tx: Tx, actor: Actor, asked: Asked): Promise<LateRow[]> {
  const now = sql`${toIso(asked.now)}::timestamptz`;
  const columns = sql`${keyFor(asked.by, asked.counted)} as key, due, fulfilled_at, closed_at`;
  const late = sql`percentile_cont(array[0.5, 0.9]) within group (order by coalesce(fulfilled_at, closed_at, ${now}) - due)`;
  const { rows } = await sql<LateRow>`
    select key::text as key, whole, unjudged, "stillOwed",
      round(extract(epoch from late[1]) * ${sql.lit(SECOND)})::bigint as median,
      round(extract(epoch from late[2]) * ${sql.lit(SECOND)})::bigint as p90
    from (
      select key, grouping(key) = 1 as whole, count(*) filter (where unjudged)::integer as unjudged,
        count(*) filter (where fulfilled_at is null and closed_at is null)::integer as "stillOwed", ${late} as late
      from (
        select ${columns}, false as unjudged from promises.promise where state = 'broken' and ${wanted(actor, asked)}
        union all
        select ${columns}, true from promises.promise
        where owed and state in ('running', 'paused') and due < ${now} and ${wanted(actor, asked)}
      ) as broken group by grouping sets ((), (key))
    ) as groups where late is not null`.execute(tx.tables<PromiseTables>());
  return rows;
}

/** What the rows of a month are called. */
function named<Row extends { readonly key: string | null }>(rows: readonly Row[], { by, counted }: Asked): Row[] {
  if (by !== 'month') return [...rows];
  const months = monthsBetween(counted.from, counted.to);
  return rows.map((row) => ({ ...row, key: row.key === null ? null : (months[Number(row.key)] ?? null) }));
}

function inOrder(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The tally over all, and that of each group that has promises, by key. Every promise is read once for both. */
export async function tallyPromises(
  tx: Tx,
  actor: Actor,
  asked: Asked,
): Promise<{ overall: Tally; groups: GroupTally[] }> {
  const parts = named(await partsOf(tx, actor, asked), asked);
  const rows = await latenessOf(tx, actor, asked);
  const overall = tallyOf(
    parts,
    rows.find(({ whole }) => whole),
  );
  if (asked.by === 'none') return { overall, groups: [] };
  const lateness = named(
    rows.filter(({ whole }) => !whole),
    asked,
  );
  const byKey = Map.groupBy(parts, ({ key }) => key);
  const keys = new Set([...byKey.keys(), ...lateness.map(({ key }) => key)]);
  const groups = [...keys].sort(inOrder).map((key) => ({
    key,
    ...tallyOf(
      byKey.get(key) ?? [],
      lateness.find((late) => late.key === key),
    ),
  }));
  return { overall, groups };
}
