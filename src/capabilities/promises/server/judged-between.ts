import { type SqlBool, sql } from 'kysely';
import type { AccountId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseKind, PromiseRecord } from '../domain/index.ts';
import { agreementOf } from './rows.ts';
import type { PromiseTables } from './tables.ts';

/** Promises about one kind of subject that were due from `from` until before `to`; of one account, or of all. */
export interface Judged {
  readonly subjectKind: string;
  readonly kinds: readonly PromiseKind[];
  readonly accountId: AccountId | null;
  readonly from: Instant;
  readonly to: Instant;
}

/** What is needed to count a promise anew: what it is about, what owes it, its clock, and when it was delivered. */
export interface JudgedPromise
  extends Pick<PromiseRecord, 'kind' | 'terms' | 'agreement' | 'calendarId' | 'anchor' | 'due' | 'pauses'> {
  readonly subjectId: string;
  readonly deliveredAt: Instant | null;
}

function judged(tx: Tx, { subjectKind, kinds, accountId, from, to }: Judged) {
  const all = tx
    .tables<PromiseTables>()
    .selectFrom('promises.promise')
    .where('subject_kind', '=', subjectKind)
    .where('kind', 'in', kinds)
    .where('due', '>=', moment(from))
    .where('due', '<', moment(to))
    // What was moved, gave way or was withdrawn counts neither as kept nor as broken.
    .where(sql<SqlBool>`state in ('kept', 'met', 'broken', 'running', 'paused')`);
  return accountId === null ? all : all.where('account_id', '=', accountId);
}

/** Promises that were due in a stretch of the past, latest first: at most `count`, and how many there are. */
export async function judgedBetween(
  tx: Tx,
  given: Judged,
  count: number,
): Promise<{ promises: JudgedPromise[]; all: number }> {
  const rows = await judged(tx, given)
    .select(['subject_id', 'kind', 'terms', 'calendar_id', 'anchor', 'due', 'pauses', 'met_at', 'fulfilled_at'])
    .select(['agreement_id', 'agreement_name', 'agreement_version', 'agreement_rule'])
    .orderBy('due', 'desc')
    .limit(count)
    .execute();
  const promises = rows.map((row) => ({
    subjectId: row.subject_id,
    kind: row.kind,
    terms: row.terms,
    agreement: agreementOf(row),
    calendarId: row.calendar_id,
    anchor: row.anchor,
    due: row.due,
    pauses: row.pauses,
    deliveredAt: row.met_at ?? row.fulfilled_at,
  }));
  if (rows.length < count) return { promises, all: rows.length };
  const { all } = await judged(tx, given)
    .select(({ fn }) => fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow();
  return { promises, all };
}
