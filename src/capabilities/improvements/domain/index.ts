export { CAUSES, type Cause, DECISIONS, IMPROVEMENT_STATES, type ImprovementState } from './improvement.ts';
export { CONFIDENCES, type Confidence, quadrantOf } from './worth.ts';
