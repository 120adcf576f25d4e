import type { AccountId, CaseId, HypothesisId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Doer, Scene } from './step.ts';
import type { Aspect, Verdict } from './words.ts';

/** Where a problem is in one respect, and where it could be and is not. */
export interface Boundary {
  readonly aspect: Aspect;
  readonly is: string;
  readonly isNot: string;
}

/** What might be the matter, what would follow from it, and how that is tested. */
export interface Hypothesis {
  readonly id: HypothesisId;
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly statement: string;
  readonly predicts: string;
  readonly test: string;
  readonly verdict: Verdict;
  /** What the test showed. */
  readonly result: string | null;
  readonly by: Doer;
  readonly at: Instant;
  readonly judgedAt: Instant | null;
}

export type NewHypothesis = Pick<Hypothesis, 'id' | 'statement' | 'predicts' | 'test'>;

/** States a hypothesis. Refuses `step.case-over`. */
export function stateHypothesis(scene: Scene, given: NewHypothesis, by: Doer, now: Instant): Result<Hypothesis> {
  if (scene.over) return refuse('step.case-over', 409);
  const { caseId, accountId } = scene;
  return ok({ ...given, caseId, accountId, verdict: 'open', result: null, by, at: now, judgedAt: null });
}

/** Says what its test showed; `open` takes an earlier verdict back. */
export function judgeHypothesis(
  known: Hypothesis,
  { verdict, result }: Pick<Hypothesis, 'verdict' | 'result'>,
  now: Instant,
): Hypothesis {
  return { ...known, verdict, result, judgedAt: verdict === 'open' ? null : now };
}
