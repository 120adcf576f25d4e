import type { CaseId } from '#kernel/ids.ts';
import { StepId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { logStep as decide, type NewStep, type Step } from '../../domain/step.ts';
import { doerOf, onCase, record, sceneOf } from '../on-case.ts';
import { insertStep } from '../step-store.ts';

export interface StepToLog extends Omit<NewStep, 'id'> {
  readonly caseId: CaseId;
}

/** Logs what was tried on a case, or what is about to be. Refuses a case that is over, and one out of sight. */
export function logStep(context: Context, { caseId, ...given }: StepToLog): Promise<Result<Step>> {
  const by = doerOf(context);
  return onCase(context, caseId, async (tx, known) => {
    const id = StepId.parse(context.newId());
    const decision = decide(await sceneOf(tx, known), { ...given, id }, by, context.now);
    if (!decision.ok) return decision;
    await insertStep(tx, decision.value.step);
    await record(tx, context, known, decision.value.facts);
    return ok(decision.value.step);
  });
}
