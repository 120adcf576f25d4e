import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Instant, MINUTE, type Span } from '#kernel/time.ts';
import { type Case, type Decision, isOpenCase } from './case.ts';
import type { Priority } from './priority.ts';
import { URGENCIES, type Urgency } from './states.ts';

/** Open time in which whoever says that it is more urgent hears from us, if the agreement owes no sooner word. */
export const ANSWER_WITHIN: Span = 30 * MINUTE;

const HIGHEST_FIRST: readonly Priority[] = ['P1', 'P2', 'P3', 'P4'];

/** What a customer says: why it is more urgent than it looks, and by when they need it. */
export interface MoreUrgent {
  readonly words: string;
  readonly neededBy: Instant;
  /** They said so before, and nobody has answered yet. */
  readonly again: boolean;
}

/** One step more urgent; what is critical already stays so. */
export function raisedUrgency(urgency: Urgency): Urgency {
  return URGENCIES[URGENCIES.indexOf(urgency) - 1] ?? urgency;
}

/** The next higher priority; null where there is none. */
export function priorityAbove(priority: Priority): Priority | null {
  return HIGHEST_FIRST[HIGHEST_FIRST.indexOf(priority) - 1] ?? null;
}

/** Whether the second priority comes before the first. */
export function isRaised(before: Priority, after: Priority): boolean {
  return HIGHEST_FIRST.indexOf(after) < HIGHEST_FIRST.indexOf(before);
}

/**
 * The customer says that a case is more urgent than it looks. What they state is raised; what the desk assessed stays
 * the desk's. Refuses a case that is not open, a moment that lies back, and saying so again before it was answered.
 */
export function escalate(known: Case, { words, neededBy, again }: MoreUrgent, now: Instant): Result<Decision> {
  if (!isOpenCase(known)) return refuse('case.not-open', 409);
  if (again) return refuse('case.escalated-already', 409);
  if (neededBy <= now) return refuse('case.needed-by-past', 422);
  return ok({
    case: {
      ...known,
      statedUrgency: raisedUrgency(known.statedUrgency),
      lastCustomerWordAt: now,
      unanswered: true,
    },
    facts: [{ kind: 'case.escalated', data: { words, neededBy } }],
  });
}
