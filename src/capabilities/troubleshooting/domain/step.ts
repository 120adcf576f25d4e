import type { AccountId, CaseId, PersonId, StepId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Outcome, Phase } from './words.ts';

export interface Doer {
  readonly id: PersonId;
  readonly name: string;
}

/** Something that was tried on a case, or is about to be. */
export interface Step {
  readonly id: StepId;
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  /** Counts the steps of a case from 1. */
  readonly place: number;
  readonly phase: Phase;
  readonly what: string;
  readonly expected: string | null;
  readonly saw: string | null;
  readonly outcome: Outcome;
  /** The words that the customer reads of it; null while it is the team's alone. */
  readonly shared: string | null;
  readonly by: Doer;
  /** Who proposed it, when somebody else did. */
  readonly credit: Doer | null;
  readonly at: Instant;
  /** When it was said what came of it. */
  readonly settledAt: Instant | null;
  readonly version: number;
}

export type StepFact =
  | { readonly kind: 'step.tried'; readonly data: { readonly what: string; readonly outcome: Outcome } }
  | { readonly kind: 'step.settled'; readonly data: { readonly what: string; readonly outcome: Outcome } }
  | { readonly kind: 'step.corrected'; readonly data: { readonly what: string } }
  | { readonly kind: 'step.shared'; readonly data: { readonly by: string; readonly words: string } }
  | { readonly kind: 'step.unshared'; readonly data: { readonly words: string } };

export interface StepDecision {
  readonly step: Step;
  readonly facts: readonly StepFact[];
}

export interface NewStep {
  readonly id: StepId;
  readonly phase: Phase;
  readonly what: string;
  readonly expected: string | null;
  readonly saw: string | null;
  readonly outcome: Outcome;
  readonly shared: string | null;
  readonly credit: Doer | null;
}

/** What is known of the case when a step is logged. */
export interface Scene {
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  /** Closed or cancelled: nobody works on it any more. */
  readonly over: boolean;
  /** How many steps it has. */
  readonly steps: number;
}

function told(step: Step, by: string): readonly StepFact[] {
  return step.shared === null ? [] : [{ kind: 'step.shared', data: { by, words: step.shared } }];
}

/** Logs a step: one that was taken, or, while its outcome is open, one that is about to be. Refuses `step.case-over`. */
export function logStep(scene: Scene, given: NewStep, by: Doer, now: Instant): Result<StepDecision> {
  if (scene.over) return refuse('step.case-over', 409);
  const { caseId, accountId } = scene;
  const settledAt = given.outcome === 'open' ? null : now;
  const step = { ...given, caseId, accountId, place: scene.steps + 1, by, at: now, settledAt, version: 1 };
  const { what, outcome } = step;
  return ok({ step, facts: [{ kind: 'step.tried', data: { what, outcome } }, ...told(step, by.name)] });
}

export type StepChange = Partial<Pick<Step, 'phase' | 'what' | 'expected' | 'saw' | 'outcome'>>;

/** Says what came of a step, or puts right how it was written down. What the customer reads of it follows. */
export function changeStep(step: Step, change: StepChange, by: Doer, now: Instant): StepDecision {
  const outcome = change.outcome ?? step.outcome;
  const settles = outcome !== step.outcome;
  const settledAt = outcome === 'open' ? null : settles ? now : step.settledAt;
  const changed = { ...step, ...change, settledAt };
  const { what } = changed;
  const same = (['phase', 'what', 'expected', 'saw', 'outcome'] as const).every((part) => changed[part] === step[part]);
  if (same) return { step, facts: [] };
  if (!settles) return { step: changed, facts: [{ kind: 'step.corrected', data: { what } }] };
  return { step: changed, facts: [{ kind: 'step.settled', data: { what, outcome } }, ...told(changed, by.name)] };
}

/** Lets the customer read of a step, in these words; null keeps it among the team again. */
export function shareStep(step: Step, words: string | null, by: Doer): StepDecision {
  if (words === step.shared) return { step, facts: [] };
  const changed = { ...step, shared: words };
  if (words !== null) return { step: changed, facts: told(changed, by.name) };
  return { step: changed, facts: [{ kind: 'step.unshared', data: { words: step.shared ?? '' } }] };
}
