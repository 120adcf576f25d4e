import { sql } from 'kysely';
import type { AccountId, CaseId, ImprovementId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { ImprovementTables } from './tables.ts';

/** That it happened in a case, as somebody says. */
export interface Evidence {
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly by: string;
  readonly words: string | null;
  readonly at: Instant;
}

/** Says that it happened in a case. Answers false where that is known. */
export async function insertEvidence(tx: Tx, id: ImprovementId, evidence: Evidence): Promise<boolean> {
  const inserted = await tx
    .tables<ImprovementTables>()
    .insertInto('improvements.evidence')
    .values({
      improvement_id: id,
      case_id: evidence.caseId,
      account_id: evidence.accountId,
      by_name: evidence.by,
      words: evidence.words,
      added_at: at(evidence.at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Where it happened, newest first, in the accounts that the transaction reaches. */
export function evidenceOf(tx: Tx, id: ImprovementId): Promise<Evidence[]> {
  return tx
    .tables<ImprovementTables>()
    .selectFrom('improvements.evidence')
    .select(['case_id as caseId', 'account_id as accountId', 'by_name as by', 'words', 'added_at as at'])
    .where('improvement_id', '=', id)
    .orderBy('added_at', 'desc')
    .execute();
}

/** Which improvements a case stands for. */
export async function improvementsWith(tx: Tx, caseId: CaseId): Promise<ImprovementId[]> {
  const rows = await tx
    .tables<ImprovementTables>()
    .selectFrom('improvements.evidence')
    .select('improvement_id')
    .where('case_id', '=', caseId)
    .orderBy('added_at')
    .execute();
  return rows.map((row) => row.improvement_id);
}

/** In how many cases each of these happened, over all customers. */
export async function caseCounts(tx: Tx, ids: readonly ImprovementId[]): Promise<ReadonlyMap<ImprovementId, number>> {
  const { rows } = await sql<{ improvement_id: ImprovementId; cases: number }>`
    select * from improvements.case_counts(${sql.val([...ids])}::uuid[])`.execute(tx.tables<ImprovementTables>());
  return new Map(rows.map((row) => [row.improvement_id, row.cases]));
}

/** Whether somebody said that nothing is to be suggested from this case. */
export async function isDismissed(tx: Tx, caseId: CaseId): Promise<boolean> {
  const row = await tx
    .tables<ImprovementTables>()
    .selectFrom('improvements.dismissal')
    .select('case_id')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Stores that nobody is to be asked again; once per case. */
export async function insertDismissal(
  tx: Tx,
  of: { readonly caseId: CaseId; readonly accountId: AccountId; readonly by: PersonId; readonly at: Instant },
): Promise<void> {
  await tx
    .tables<ImprovementTables>()
    .insertInto('improvements.dismissal')
    .values({ case_id: of.caseId, account_id: of.accountId, by_id: of.by, dismissed_at: at(of.at) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
