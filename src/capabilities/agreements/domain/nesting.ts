import type { Instant, Span } from '#kernel/time.ts';

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
