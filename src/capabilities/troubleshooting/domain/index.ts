export { digestOf, type SharedStep } from './digest.ts';
export { type ParsedStep, parseStep } from './parse-step.ts';
export type { Boundary, Hypothesis } from './reasoning.ts';
export type { Step } from './step.ts';
export { type Candidate, likeness, type Reason, type Suggestion, suggestHelpers } from './suggest.ts';
export { ANSWERS, type Answer, HELP_KINDS, type HelpKind, type Swarm } from './swarm.ts';
export { ASPECTS, type Aspect, OUTCOMES, type Outcome, PHASES, type Phase, VERDICTS, type Verdict } from './words.ts';
