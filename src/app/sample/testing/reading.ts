import { known } from '../clock.ts';
import type { PlannedCase, PlannedStep, SamplePlan } from '../plan-types.ts';
import { type JudgedPromise, judgePromises } from '../promises.ts';

/** What became of the promises of a planned case. */
export function judgedOf(given: SamplePlan, one: PlannedCase): JudgedPromise[] {
  const service = known(
    given.services.find((service) => service.key === one.service),
    one.service,
  );
  return judgePromises(one.steps, service.policies[one.priority], given.now);
}

/** All steps of a plan. */
export function stepsOf(given: SamplePlan): PlannedStep[] {
  return given.cases.flatMap((one) => one.steps);
}

/** How often each value occurs. */
export function countOf(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The words of a step; empty for a step without words. */
export function textOf(step: PlannedStep): string {
  if ('text' in step) return step.text;
  if (step.type === 'renegotiate') return step.words;
  if (step.type === 'try-step') return step.what;
  return step.type === 'wait' ? step.question : '';
}
