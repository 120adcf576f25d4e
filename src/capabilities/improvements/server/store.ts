import { sql } from 'kysely';
import type { ImprovementId } from '#kernel/ids.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Improvement, ImprovementState } from '../domain/improvement.ts';
import type { ImprovementRow, ImprovementTables } from './tables.ts';

function assessmentOf({ impact, effort, confidence, assessed_by: by, assessed_at: at }: ImprovementRow) {
  if (impact === null || effort === null || confidence === null || by === null || at === null) return null;
  return { impact, effort, confidence, by, at };
}

function decisionOf({ decision: what, decision_words: words, decided_by: by, decided_at: at, ...row }: ImprovementRow) {
  if (what === null || by === null || at === null) return null;
  return { what, words: words ?? '', by, at, reviewAt: row.review_at };
}

function improvementOf(row: ImprovementRow): Improvement {
  const { owner_id: ownerId, owner_name: ownerName, done_at: doneAt } = row;
  return {
    id: row.id,
    title: row.title,
    wrong: row.wrong,
    help: row.help,
    causes: row.causes,
    causeWords: row.cause_words,
    state: row.state,
    proposer: { id: row.proposed_by_id, name: row.proposed_by_name },
    proposedAt: row.proposed_at,
    teamId: row.team_id,
    answerId: row.answer_id,
    assessment: assessmentOf(row),
    decision: decisionOf(row),
    owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
    doneId: row.done_id,
    result: doneAt === null ? null : { words: row.done_words ?? '', at: doneAt },
    version: row.version,
  };
}

/** What changes in the life of an improvement. */
function changing({ state, answerId, assessment, decision, owner, doneId, result, version }: Improvement) {
  return {
    state,
    answer_id: answerId,
    impact: assessment?.impact ?? null,
    effort: assessment?.effort ?? null,
    confidence: assessment?.confidence ?? null,
    assessed_by: assessment?.by ?? null,
    assessed_at: at(assessment?.at ?? null),
    decision: decision?.what ?? null,
    decision_words: decision?.words ?? null,
    decided_by: decision?.by ?? null,
    decided_at: at(decision?.at ?? null),
    review_at: at(decision?.reviewAt ?? null),
    owner_id: owner?.id ?? null,
    owner_name: owner?.name ?? null,
    done_id: doneId,
    done_words: result?.words ?? null,
    done_at: at(result?.at ?? null),
    version,
  };
}

const improvements = (tx: Tx) =>
  tx.tables<ImprovementTables>().selectFrom('improvements.improvement').selectAll('improvements.improvement');

/** An improvement, or null. `lock` keeps others from changing it. */
export async function findImprovement(
  tx: Tx,
  id: ImprovementId,
  how: 'lock' | 'look' = 'look',
): Promise<Improvement | null> {
  const found = improvements(tx).where('id', '=', id);
  const row = await (how === 'lock' ? found.forUpdate() : found).executeTakeFirst();
  return row ? improvementOf(row) : null;
}

/** Improvements by id, those that exist. */
export async function improvementsByIds(tx: Tx, ids: readonly string[]): Promise<Improvement[]> {
  const rows = await improvements(tx)
    .where('id', '=', sql<ImprovementId>`any (${sql.val([...ids])}::uuid[])`)
    .execute();
  return rows.map(improvementOf);
}

/** The newest improvements in these states. */
export async function improvementsIn(
  tx: Tx,
  states: readonly ImprovementState[],
  atMost: number,
): Promise<Improvement[]> {
  const rows = await improvements(tx)
    .where('state', 'in', [...states])
    .orderBy('proposed_at', 'desc')
    .limit(atMost)
    .execute();
  return rows.map(improvementOf);
}

/** Stores what somebody suggests. */
export async function insertImprovement(tx: Tx, improvement: Improvement): Promise<void> {
  await tx
    .tables<ImprovementTables>()
    .insertInto('improvements.improvement')
    .values({
      id: improvement.id,
      title: improvement.title,
      wrong: improvement.wrong,
      help: improvement.help,
      causes: [...improvement.causes],
      cause_words: improvement.causeWords,
      proposed_by_id: improvement.proposer.id,
      proposed_by_name: improvement.proposer.name,
      proposed_at: at(improvement.proposedAt),
      team_id: improvement.teamId,
      ...changing(improvement),
    })
    .execute();
}

/** Stores what became of it. */
export async function saveImprovement(tx: Tx, improvement: Improvement): Promise<void> {
  await tx
    .tables<ImprovementTables>()
    .updateTable('improvements.improvement')
    .set(changing(improvement))
    .where('id', '=', improvement.id)
    .execute();
}
