import type { CaseId, StepId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Step } from '../domain/step.ts';
import type { StepRow, TroubleshootingTables } from './tables.ts';

type Read = StepRow & { readonly words: string | null };

function stepOf(row: Read): Step {
  return {
    id: row.id,
    caseId: row.case_id,
    accountId: row.account_id,
    place: row.place,
    phase: row.phase,
    what: row.what,
    expected: row.expected,
    saw: row.saw,
    outcome: row.outcome,
    shared: row.words,
    by: { id: row.by_id, name: row.by_name },
    credit: row.credit_id === null ? null : { id: row.credit_id, name: row.credit_name ?? '' },
    at: row.logged_at,
    settledAt: row.settled_at,
    version: row.version,
  };
}

function steps(tx: Tx) {
  return tx
    .tables<TroubleshootingTables>()
    .selectFrom('troubleshooting.step as s')
    .leftJoin('troubleshooting.shared_step as shared', 'shared.step_id', 's.id')
    .selectAll('s')
    .select('shared.words');
}

/** What was tried on a case, in the order in which it was logged. */
export async function stepsOf(tx: Tx, caseId: CaseId): Promise<Step[]> {
  return (await steps(tx).where('s.case_id', '=', caseId).orderBy('s.place').execute()).map(stepOf);
}

/** A step of this case, or null. */
export async function findStep(tx: Tx, caseId: CaseId, id: StepId): Promise<Step | null> {
  const row = await steps(tx).where('s.id', '=', id).where('s.case_id', '=', caseId).executeTakeFirst();
  return row ? stepOf(row) : null;
}

/** How many steps a case has. */
export async function countSteps(tx: Tx, caseId: CaseId): Promise<number> {
  const row = await tx
    .tables<TroubleshootingTables>()
    .selectFrom('troubleshooting.step')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

const columnsOf = ({ phase, what, expected, saw, outcome, settledAt }: Step) => ({
  ...{ phase, what, expected, saw, outcome },
  settled_at: at(settledAt),
});

/** What the customer reads follows the step: its words, and what came of it. */
async function share(tx: Tx, { id, caseId, accountId, place, shared, outcome }: Step, now: Instant): Promise<void> {
  const db = tx.tables<TroubleshootingTables>();
  if (shared === null) {
    await db.deleteFrom('troubleshooting.shared_step').where('step_id', '=', id).execute();
    return;
  }
  const told = { words: shared, outcome, shared_at: at(now) };
  await db
    .insertInto('troubleshooting.shared_step')
    .values({ step_id: id, case_id: caseId, account_id: accountId, place, ...told })
    .onConflict((conflict) => conflict.column('step_id').doUpdateSet(told))
    .execute();
}

export async function insertStep(tx: Tx, step: Step): Promise<void> {
  await tx
    .tables<TroubleshootingTables>()
    .insertInto('troubleshooting.step')
    .values({
      ...columnsOf(step),
      id: step.id,
      case_id: step.caseId,
      account_id: step.accountId,
      place: step.place,
      by_id: step.by.id,
      by_name: step.by.name,
      credit_id: step.credit?.id ?? null,
      credit_name: step.credit?.name ?? null,
      logged_at: at(step.at),
    })
    .execute();
  if (step.shared !== null) await share(tx, step, step.at);
}

/** Saves what changed; a step that somebody else changed meanwhile is refused. */
export async function updateStep(tx: Tx, step: Step, now: Instant): Promise<void> {
  const saved = await tx
    .tables<TroubleshootingTables>()
    .updateTable('troubleshooting.step')
    .set({ ...columnsOf(step), version: step.version + 1 })
    .where('id', '=', step.id)
    .where('version', '=', step.version)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Problem('changed-meanwhile', 412);
  await share(tx, step, now);
}

/** What was shared with the customer of a case, in the order of its steps. The only thing of steps that customers reach. */
export function sharedStepsOf(tx: Tx, caseId: CaseId) {
  return tx
    .tables<TroubleshootingTables>()
    .selectFrom('troubleshooting.shared_step')
    .select(['words', 'outcome', 'shared_at as at'])
    .where('case_id', '=', caseId)
    .orderBy('place')
    .execute();
}
