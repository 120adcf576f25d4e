import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, hasRole } from '#kernel/actor.ts';
import type { AccountId, ProviderId, ServiceId, TeamId } from '#kernel/ids.ts';
import { type Instant, SECOND, type Span, toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseKind, Tally } from '../domain/index.ts';
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

function keyFor(by: FiguresBy, zone: string): RawBuilder<unknown> {
  switch (by) {
    case 'none':
      return sql`null::text`;
    case 'account':
      return sql`account_id::text`;
    case 'team':
      return sql`promisor_team_id::text`;
    case 'provider':
      return sql`promisor_provider_id::text`;
    case 'service':
      return sql`service_id::text`;
    case 'kind':
      return sql`kind`;
    case 'month':
      return sql`date_trunc('month', due at time zone ${sql.lit(zone)})`;
  }
}

/** Managers and administrators see all in their accounts; agents and leads what their teams or they promised. */
function seenBy(actor: Actor): RawBuilder<SqlBool> {
  if (actor.kind === 'system') return sql`true`;
  if (actor.kind === 'anonymous') return sql`false`;
  const inReach = sql<SqlBool>`account_id = any (${sql.val([...actor.accounts])}::uuid[])`;
  if (hasRole(actor, 'manager') || hasRole(actor, 'admin')) return inReach;
  return sql`${inReach} and (promisor_team_id = any (${sql.val([...actor.teams])}::uuid[])
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

/** Whose time is measured: what was superseded shares its own with its successor. */
const HELD = sql`array['kept', 'met', 'broken', 'renegotiated']`;

type Late = readonly (number | null)[];
type Counts = Omit<GroupTally, 'lateMedian' | 'lateP90'>;

export interface Asked {
  readonly counted: Counted;
  readonly by: FiguresBy;
  readonly now: Instant;
}

/** The promises that are counted, each with its key and what became of it; overdue ones are broken. */
function judged(actor: Actor, { counted, by, now }: Asked) {
  const startOf = (day: string, later: number) =>
    sql`((${day}::date + ${sql.lit(later)})::timestamp at time zone ${sql.lit(counted.zone)})`;
  return sql`(
    select ${keyFor(by, counted.zone)} as key, due, moves, fulfilled_at, closed_at, open_time, paused_time, voided_time,
      case when state in ('running', 'paused') then 'broken' else state end as became
    from promises.promise
    where due >= ${startOf(counted.from, 0)} and due < ${startOf(counted.to, 1)}
      and (state not in ('running', 'paused') or due < ${toIso(now)}::timestamptz)
      and (promisee_kind = 'team') = ${counted.promisees === 'teams'}
      and ${seenBy(actor)} and ${narrowed(counted)}
  ) as judged`;
}

/**
 * What became of promises by their due moment, group by group. What is overdue counts as broken before anybody judged
 * it; what is not due yet and still open counts nowhere.
 */
async function countsOf(tx: Tx, actor: Actor, asked: Asked): Promise<Counts[]> {
  const { rows } = await sql<Counts>`
    select ${asked.by === 'month' ? sql`to_char(key, 'YYYY-MM')` : sql`key`} as key,
      count(*) filter (where became = 'kept')::integer as kept,
      count(*) filter (where became = 'kept' and moves = 0)::integer as "keptAsMade",
      count(*) filter (where became = 'met')::integer as awaiting,
      count(*) filter (where became = 'met' and moves = 0)::integer as "awaitingAsMade",
      count(*) filter (where became = 'broken')::integer as broken,
      count(*) filter (where became = 'broken' and fulfilled_at is null and closed_at is null)::integer as "stillOwed",
      count(*) filter (where became = 'renegotiated')::integer as renegotiated,
      count(*) filter (where became = 'superseded')::integer as superseded,
      count(*) filter (where became = 'withdrawn')::integer as withdrawn,
      count(open_time) filter (where became = any (${HELD}))::integer as "mayRest",
      count(*) filter (where became = any (${HELD}) and paused_time > 0)::integer as rested,
      coalesce(sum(open_time) filter (where became = any (${HELD})), 0)::bigint as "openTime",
      coalesce(sum(paused_time) filter (where became = any (${HELD})), 0)::bigint as "pausedTime",
      coalesce(sum(voided_time) filter (where became = any (${HELD})), 0)::bigint as "voidedTime"
    from ${judged(actor, asked)} group by judged.key order by judged.key nulls last`.execute(
    tx.tables<PromiseTables>(),
  );
  return rows;
}

/**
 * How late broken promises are, in seconds, until they were delivered or released, or until now. Asked apart from the
 * counts: a median needs its rows in order, and few promises are broken.
 */
async function latenessOf(tx: Tx, actor: Actor, asked: Asked): Promise<ReadonlyMap<string | null, Late>> {
  const { rows } = await sql<{ key: string | null; late: Late }>`
    select ${asked.by === 'month' ? sql`to_char(key, 'YYYY-MM')` : sql`key`} as key,
      percentile_cont(array[0.5, 0.9]) within group (
        order by extract(epoch from coalesce(fulfilled_at, closed_at, ${toIso(asked.now)}::timestamptz) - due)
      ) as late
    from ${judged(actor, asked)} where became = 'broken' group by judged.key`.execute(tx.tables<PromiseTables>());
  return new Map(rows.map(({ key, late }) => [key, late]));
}

/** The tally of each group that has promises, by key. */
export async function tallyPromises(tx: Tx, actor: Actor, asked: Asked): Promise<GroupTally[]> {
  const counts = await countsOf(tx, actor, asked);
  const lateness = await latenessOf(tx, actor, asked);
  return counts.map((group) => {
    const late = lateness.get(group.key);
    return { ...group, lateMedian: spanOf(late?.[0]), lateP90: spanOf(late?.[1]) };
  });
}

function spanOf(seconds: number | null | undefined): Span | null {
  return seconds == null ? null : Math.round(seconds * SECOND);
}
