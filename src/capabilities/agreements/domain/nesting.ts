import { type Instant, MINUTE, type Span } from '#kernel/time.ts';

/** What we need at least between getting work back and telling the customer that it works. */
export const HAND_BACK_MARGIN: Span = 30 * MINUTE;

/** A promise that another one rests on: a team's to the desk under ours to the customer. */
export interface Nested {
  readonly childDue: Instant;
  readonly parentDue: Instant;
  /** What is needed between getting the work back and keeping our own word. */
  readonly handBackMargin: Span;
}

/** By how much the child is due too late for its parent to be kept; 0 when it fits. */
export function tooLateBy({ childDue, parentDue, handBackMargin }: Nested): Span {
  return Math.max(0, childDue + handBackMargin - parentDue);
}
