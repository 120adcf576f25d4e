export { CAUSES, type Cause, OUTCOMES, type Outcome, RATINGS, type Rating } from './feedback.ts';
