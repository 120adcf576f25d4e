import { type SqlBool, sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import type { Merging } from '../domain/merge.ts';
import { readableCases } from './policy.ts';
import type { CaseRow, CaseTables } from './tables.ts';

export interface NewMerging {
  readonly duplicate: Case;
  readonly survivor: Case;
  /** Who follows the case that goes on only since then. */
  readonly watchers: readonly PersonId[];
  /** Which promises ended by it. */
  readonly ended: readonly PromiseId[];
  readonly by: PersonId;
  readonly at: Instant;
}

/** Keeps what a merger changed. */
export async function insertMerging(tx: Tx, { duplicate, survivor, ...merged }: NewMerging): Promise<void> {
  await tx
    .tables<CaseTables>()
    .insertInto('cases.merging')
    .values({
      duplicate_id: duplicate.id,
      survivor_id: survivor.id,
      account_id: duplicate.accountId,
      state: duplicate.state,
      waiting_reason: duplicate.waiting?.reason ?? null,
      waiting_question: duplicate.waiting?.question ?? null,
      provider_id: duplicate.waiting?.providerId ?? null,
      survivor_unanswered: survivor.unanswered,
      watchers: [...merged.watchers],
      ended: [...merged.ended],
      merged_by: merged.by,
      merged_at: at(merged.at),
    })
    .execute();
}

/** What the merger of this duplicate changed; null where it was merged before that was kept. */
export async function mergingOf(tx: Tx, duplicateId: CaseId): Promise<Merging | null> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.merging')
    .selectAll()
    .where('duplicate_id', '=', duplicateId)
    .executeTakeFirst();
  if (!row) return null;
  const { waiting_reason: reason, waiting_question: question, provider_id: providerId } = row;
  return {
    survivorId: row.survivor_id,
    state: row.state,
    waiting: reason === null ? null : { reason, question: question ?? '', providerId },
    survivorUnanswered: row.survivor_unanswered,
    watchers: row.watchers,
    ended: row.ended,
    mergedAt: row.merged_at,
  };
}

export async function deleteMerging(tx: Tx, duplicateId: CaseId): Promise<void> {
  await tx.tables<CaseTables>().deleteFrom('cases.merging').where('duplicate_id', '=', duplicateId).execute();
}

/** The duplicates that go on in this case, also by way of another, as far as the actor may read them. */
export async function mergedInto(tx: Tx, actor: Actor, id: CaseId): Promise<CaseRow[]> {
  const within = sql<SqlBool>`cases.case.id in (
    with recursive part as (
      select id from cases."case" where merged_into = ${id}::uuid
      union select c.id from cases."case" c join part on c.merged_into = part.id
    ) select id from part)`;
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll('cases.case')
    .where(within)
    .where(readableCases(actor))
    .orderBy('opened_at')
    .execute();
}
