import type { CaseId, StepId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import {
  changeStep as decideChange,
  shareStep as decideShare,
  type Step,
  type StepChange,
  type StepDecision,
} from '../../domain/step.ts';
import { doerOf, onCase, record } from '../on-case.ts';
import { findStep, updateStep } from '../step-store.ts';

interface Target {
  readonly caseId: CaseId;
  readonly stepId: StepId;
  /** The version that the writer saw; a newer one refuses the change. */
  readonly ifMatch?: number | undefined;
}

function changing(context: Context, target: Target, decide: (step: Step) => StepDecision): Promise<Result<Step>> {
  return onCase(context, target.caseId, async (tx, known) => {
    const step = await findStep(tx, known.id, target.stepId);
    if (!step) return refuse('not-found', 404);
    if (target.ifMatch !== undefined && target.ifMatch !== step.version) return refuse('changed-meanwhile', 412);
    const decision = decide(step);
    if (decision.facts.length === 0) return ok(step);
    await updateStep(tx, decision.step, context.now);
    await record(tx, context, known, decision.facts);
    return ok(decision.step);
  });
}

/** Says what came of a step, or puts right how it was written down. What the customer reads of it follows. */
export function changeStep(context: Context, { change, ...target }: Target & { readonly change: StepChange }) {
  const by = doerOf(context);
  return changing(context, target, (step) => decideChange(step, change, by, context.now));
}

/** Lets the customer read of a step in these words; null keeps it among the team again. */
export function shareStep(context: Context, { words, ...target }: Target & { readonly words: string | null }) {
  const by = doerOf(context);
  return changing(context, target, (step) => decideShare(step, words, by));
}
