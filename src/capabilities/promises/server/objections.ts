import { sql } from 'kysely';
import type { AccountId, PersonId, PromiseId, SubjectRef } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseTables } from './tables.ts';

/** What a promisee said against a move. */
export interface ObjectionRecord {
  readonly words: string;
  readonly at: Instant;
  /** Whether the old promise stands again. */
  readonly stands: boolean;
  readonly answeredAt: Instant | null;
}

export type Objections = ReadonlyMap<PromiseId, ObjectionRecord>;

/** What was said against the moves to these promises, by the promise that was moved to. */
export async function objectionsTo(tx: Tx, ids: readonly PromiseId[]): Promise<Objections> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .tables<PromiseTables>()
    .selectFrom('promises.objection')
    .select(['promise_id as id', 'words', 'objected_at as at', 'stands', 'answered_at as answeredAt'])
    .where('promise_id', '=', sql<PromiseId>`any (${sql.val([...new Set(ids)])}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, ...objection }) => [id, objection]));
}

interface NewObjection extends Pick<ObjectionRecord, 'words' | 'at' | 'stands'> {
  readonly promiseId: PromiseId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
}

export async function insertObjection(tx: Tx, given: NewObjection): Promise<void> {
  await tx
    .tables<PromiseTables>()
    .insertInto('promises.objection')
    .values({
      promise_id: given.promiseId,
      account_id: given.accountId,
      person_id: given.personId,
      words: given.words,
      objected_at: at(given.at),
      stands: given.stands,
    })
    .execute();
}

/** Marks what was said against moves of promises about a subject as answered: somebody wrote to the promisee. */
export async function answerObjections(tx: Tx, subject: SubjectRef, now: Instant): Promise<void> {
  await tx
    .tables<PromiseTables>()
    .updateTable('promises.objection')
    .set({ answered_at: at(now) })
    .where('answered_at', 'is', null)
    .where('promise_id', 'in', (db) =>
      db
        .selectFrom('promises.promise')
        .select('id')
        .where('subject_id', '=', subject.id)
        .where('subject_kind', '=', subject.kind),
    )
    .execute();
}

/** Says of a promise that a lower priority led to it. */
export async function markLowered(tx: Tx, id: PromiseId): Promise<void> {
  await tx
    .tables<PromiseTables>()
    .updateTable('promises.promise')
    .set({ lowered: true })
    .where('id', '=', id)
    .execute();
}

/** Whether a lower priority led to the promise. */
export async function wasLowered(tx: Tx, id: PromiseId): Promise<boolean> {
  const row = await tx
    .tables<PromiseTables>()
    .selectFrom('promises.promise')
    .select('lowered')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.lowered ?? false;
}
