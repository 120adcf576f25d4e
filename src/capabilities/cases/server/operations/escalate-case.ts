import { makePromise, type PromiseRecord } from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case, Worker } from '../../domain/case.ts';
import { escalate } from '../../domain/escalation.ts';
import { factsOf } from '../../facts.ts';
import { answerTo } from '../answer-to-urgency.ts';
import { insertEscalation, unansweredEscalation } from '../escalation-store.ts';
import { promiseOf } from '../owed.ts';
import { addSearchWords, caseOf, findReadable, updateCase } from '../store.ts';
import { tellOfEscalationLater } from '../tell-escalation.ts';

export interface Escalating {
  readonly caseId: CaseId;
  /** Why it is more urgent, in their own words. */
  readonly words: string;
  readonly neededBy: Instant;
  readonly by: Worker;
}

/** The promise of an answer: one that runs already where it is as soon, a new one otherwise. */
async function oweAnswer(tx: Tx, context: Context, known: Case): Promise<Result<PromiseRecord>> {
  const { runs, owed, word } = await answerTo(tx, context, known);
  return runs ? ok(runs) : makePromise(tx, context, promiseOf(owed, word, context.now));
}

/**
 * The customer says that their case is more urgent than it looks, why, and by when they need it. An answer is promised
 * to them, and whoever answers for the case is told. Refuses `not-found`, and as `escalate` does.
 */
export function escalateCase(
  context: Context,
  { caseId, words, neededBy, by }: Escalating,
): Promise<Result<{ case: Case; promise: PromiseRecord }>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    const again = (await unansweredEscalation(tx, caseId)) !== null;
    const decision = escalate(caseOf(row), { words, neededBy, again }, context.now);
    if (!decision.ok) return decision;
    const saved = await updateCase(tx, decision.value.case);
    await appendFacts(tx, context, factsOf(saved, decision.value.facts, context.now));
    const promised = await oweAnswer(tx, context, saved);
    if (!promised.ok) return promised;
    const said = { id: context.newId(), words, neededBy };
    await insertEscalation(tx, saved, {
      ...said,
      personId: by.id,
      promiseId: promised.value.id,
      escalatedAt: context.now,
    });
    await addSearchWords(tx, saved, words);
    await tellOfEscalationLater(tx, context, { known: saved, number: row.number, ...said, due: promised.value.due });
    return ok({ case: saved, promise: promised.value });
  });
}
