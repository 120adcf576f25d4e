import type { AccountId, CaseId, HypothesisId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Boundary, Hypothesis } from '../domain/reasoning.ts';
import { ASPECTS } from '../domain/words.ts';
import type { HypothesisRow, TroubleshootingTables } from './tables.ts';

/** Where the problem of a case is and is not, respect by respect. */
export async function boundariesOf(tx: Tx, caseId: CaseId): Promise<Boundary[]> {
  const rows = await tx
    .tables<TroubleshootingTables>()
    .selectFrom('troubleshooting.boundary')
    .select(['aspect', 'is_so as is', 'is_not as isNot'])
    .where('case_id', '=', caseId)
    .execute();
  return rows.toSorted((one, other) => ASPECTS.indexOf(one.aspect) - ASPECTS.indexOf(other.aspect));
}

interface Saying extends Boundary {
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly by: string;
  readonly at: Instant;
}

/** Stores where the problem is and is not in one respect; what says nothing is removed. */
export async function saveBoundary(tx: Tx, said: Saying): Promise<void> {
  const db = tx.tables<TroubleshootingTables>();
  if (said.is === '' && said.isNot === '') {
    const own = db.deleteFrom('troubleshooting.boundary').where('case_id', '=', said.caseId);
    await own.where('aspect', '=', said.aspect).execute();
    return;
  }
  const words = { is_so: said.is, is_not: said.isNot, by_name: said.by, said_at: at(said.at) };
  await db
    .insertInto('troubleshooting.boundary')
    .values({ case_id: said.caseId, account_id: said.accountId, aspect: said.aspect, ...words })
    .onConflict((conflict) => conflict.columns(['case_id', 'aspect']).doUpdateSet(words))
    .execute();
}

function hypothesisOf(row: HypothesisRow): Hypothesis {
  return {
    id: row.id,
    caseId: row.case_id,
    accountId: row.account_id,
    statement: row.statement,
    predicts: row.predicts,
    test: row.test,
    verdict: row.verdict,
    result: row.result,
    by: { id: row.by_id, name: row.by_name },
    at: row.stated_at,
    judgedAt: row.judged_at,
  };
}

function hypotheses(tx: Tx, caseId: CaseId) {
  return tx
    .tables<TroubleshootingTables>()
    .selectFrom('troubleshooting.hypothesis')
    .selectAll()
    .where('case_id', '=', caseId);
}

/** What may be the matter with a case, oldest first. */
export async function hypothesesOf(tx: Tx, caseId: CaseId): Promise<Hypothesis[]> {
  return (await hypotheses(tx, caseId).orderBy('stated_at').orderBy('id').execute()).map(hypothesisOf);
}

/** A hypothesis of this case, under its lock, or null. */
export async function findHypothesis(tx: Tx, caseId: CaseId, id: HypothesisId): Promise<Hypothesis | null> {
  const row = await hypotheses(tx, caseId).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? hypothesisOf(row) : null;
}

export async function insertHypothesis(tx: Tx, stated: Hypothesis): Promise<void> {
  const { id, caseId, accountId, statement, predicts, test, verdict, result, by } = stated;
  await tx
    .tables<TroubleshootingTables>()
    .insertInto('troubleshooting.hypothesis')
    .values({
      ...{ id, statement, predicts, test, verdict, result },
      case_id: caseId,
      account_id: accountId,
      by_id: by.id,
      by_name: by.name,
      stated_at: at(stated.at),
      judged_at: at(stated.judgedAt),
    })
    .execute();
}

export async function updateHypothesis(tx: Tx, { id, verdict, result, judgedAt }: Hypothesis): Promise<void> {
  await tx
    .tables<TroubleshootingTables>()
    .updateTable('troubleshooting.hypothesis')
    .set({ verdict, result, judged_at: at(judgedAt) })
    .where('id', '=', id)
    .execute();
}
