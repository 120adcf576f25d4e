import type { CaseId } from '#kernel/ids.ts';
import { HypothesisId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import {
  type Boundary,
  stateHypothesis as decide,
  type Hypothesis,
  judgeHypothesis as judge,
  type NewHypothesis,
} from '../../domain/reasoning.ts';
import { doerOf, onCase, record, sceneOf } from '../on-case.ts';
import { findHypothesis, insertHypothesis, saveBoundary, updateHypothesis } from '../store.ts';

interface OfCase {
  readonly caseId: CaseId;
}

/** Says where the problem is in one respect, and where it could be and is not. */
export function sayBoundary(context: Context, { caseId, ...said }: OfCase & Boundary): Promise<Result<Boundary>> {
  const { name } = doerOf(context);
  return onCase(context, caseId, async (tx, known) => {
    await saveBoundary(tx, { ...said, caseId: known.id, accountId: known.accountId, by: name, at: context.now });
    await record(tx, context, known, [{ kind: 'boundary.said', data: said }]);
    return ok(said);
  });
}

/** States what may be the matter. Refuses a case that is over. */
export function stateHypothesis(
  context: Context,
  { caseId, ...given }: OfCase & Omit<NewHypothesis, 'id'>,
): Promise<Result<Hypothesis>> {
  const by = doerOf(context);
  return onCase(context, caseId, async (tx, known) => {
    const id = HypothesisId.parse(context.newId());
    const stated = decide(await sceneOf(tx, known), { ...given, id }, by, context.now);
    if (!stated.ok) return stated;
    await insertHypothesis(tx, stated.value);
    await record(tx, context, known, [{ kind: 'hypothesis.stated', data: { statement: given.statement } }]);
    return stated;
  });
}

interface Verdict extends OfCase, Pick<Hypothesis, 'verdict' | 'result'> {
  readonly hypothesisId: HypothesisId;
}

/** Says what the test of a hypothesis showed. */
export function judgeHypothesis(
  context: Context,
  { caseId, hypothesisId, ...verdict }: Verdict,
): Promise<Result<Hypothesis>> {
  return onCase(context, caseId, async (tx, known) => {
    const stated = await findHypothesis(tx, known.id, hypothesisId);
    if (!stated) return refuse('not-found', 404);
    const judged = judge(stated, verdict, context.now);
    await updateHypothesis(tx, judged);
    const data = { statement: judged.statement, verdict: judged.verdict };
    await record(tx, context, known, [{ kind: 'hypothesis.judged', data }]);
    return ok(judged);
  });
}
