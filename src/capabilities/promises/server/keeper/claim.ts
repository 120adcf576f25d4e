import { sql } from 'kysely';
import type { PromiseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at, moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseRecord } from '../../domain/index.ts';
import { COLUMNS, promiseOf } from '../rows.ts';
import type { PromiseTables } from '../tables.ts';

export interface Claim {
  readonly now: Instant;
  readonly count: number;
  /** Only this one; otherwise whichever are due. */
  readonly only?: PromiseId;
  /** Not these, which have just been in the way. */
  readonly except?: readonly PromiseId[];
}

/**
 * Promises whose moment has come, longest due first, locked until the transaction ends. What another keeper or a
 * person holds at this moment is passed over, not waited for.
 */
export async function claimDue(tx: Tx, { now, count, only, except = [] }: Claim): Promise<PromiseRecord[]> {
  let query = tx
    .tables<PromiseTables>()
    .selectFrom('promises.promise')
    .select(COLUMNS)
    .where('wake_at', '<=', moment(now));
  if (only !== undefined) query = query.where('id', '=', only);
  if (except.length > 0) query = query.where('id', 'not in', [...except]);
  const rows = await query.orderBy('wake_at').limit(count).forUpdate().skipLocked().execute();
  return rows.map(promiseOf);
}

/**
 * From here on this transaction waits for a lock a quarter of a second at most. That is shorter than the database
 * waits before it looks for a deadlock, so when a keeper and a person are in each other's way, the keeper yields.
 */
export async function yieldToPeople(tx: Tx): Promise<void> {
  await sql`select set_config('lock_timeout', '250ms', true)`.execute(tx.tables<PromiseTables>());
}

/** When the next promise is to be judged, or null when none waits. */
export async function earliestWake(tx: Tx): Promise<Instant | null> {
  const row = await tx
    .tables<PromiseTables>()
    .selectFrom('promises.promise')
    .select('wake_at')
    .where('wake_at', 'is not', null)
    .orderBy('wake_at')
    .limit(1)
    .executeTakeFirst();
  return row?.wake_at ?? null;
}

export interface Trouble {
  readonly id: PromiseId;
  readonly message: string;
  readonly now: Instant;
  readonly waits: readonly number[];
}

/** Puts a promise that could not be judged off, longer each time, and keeps why. */
export async function putOff(tx: Tx, { id, message, now, waits }: Trouble): Promise<void> {
  const known = await tx
    .tables<PromiseTables>()
    .selectFrom('promises.promise')
    .select('judging_failures')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!known) return;
  const wait = waits[Math.min(known.judging_failures, waits.length - 1)] ?? 0;
  await tx
    .tables<PromiseTables>()
    .updateTable('promises.promise')
    .set({ judging_failures: known.judging_failures + 1, judging_trouble: message, wake_at: at(now + wait) })
    .where('id', '=', id)
    .execute();
}

/** Promises that the keeper could not judge, with the reason and the next attempt. */
export function promisesInTrouble(tx: Tx, count = 100) {
  return tx
    .tables<PromiseTables>()
    .selectFrom('promises.promise')
    .select(['id', 'judging_failures as failures', 'judging_trouble as trouble', 'wake_at as nextTryAt'])
    .where('judging_failures', '>', 0)
    .orderBy('wake_at')
    .limit(count)
    .execute();
}
