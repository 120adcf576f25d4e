import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { CaseId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { readableCases } from './policy.ts';
import type { CaseRow, CaseTables } from './tables.ts';

/** The cases that are part of this one, as far as the actor may read them, oldest first. */
export async function partsOf(tx: Tx, actor: Actor, id: CaseId): Promise<CaseRow[]> {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll()
    .where('parent_id', '=', id)
    .where(readableCases(actor))
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
}

/** Whether any case is part of this one, whoever may read it. */
export async function hasParts(tx: Tx, id: CaseId): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select cases.has_parts(${id}::uuid) as has`.execute(
    tx.tables<CaseTables>(),
  );
  return rows[0]?.has ?? false;
}
