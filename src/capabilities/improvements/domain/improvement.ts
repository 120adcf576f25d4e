import type { ImprovementId, PersonId, PromiseId, TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Scores } from './worth.ts';

/** What lies beneath what goes wrong; several may. */
export const CAUSES = ['process', 'people', 'technology', 'information', 'provider', 'other'] as const;
export type Cause = (typeof CAUSES)[number];

export const IMPROVEMENT_STATES = [
  'proposed',
  'assessed',
  'accepted',
  'in-progress',
  'done',
  'parked',
  'declined',
] as const;
export type ImprovementState = (typeof IMPROVEMENT_STATES)[number];

/** What whoever decides may say to a suggestion. */
export const DECISIONS = ['accepted', 'declined', 'parked'] as const;

/** So many open days we take to say what becomes of a suggestion. */
export const ANSWER_DAYS = 5;

interface Named {
  readonly id: PersonId;
  readonly name: string;
}

/** Something that could go better, from the first word about it until it is done or not wanted. */
export interface Improvement {
  readonly id: ImprovementId;
  readonly title: string;
  /** What goes wrong, and what would help where somebody knows. */
  readonly wrong: string;
  readonly help: string | null;
  readonly causes: readonly Cause[];
  /** The cause in the words of whoever suggests it. */
  readonly causeWords: string | null;
  readonly state: ImprovementState;
  readonly proposer: Named;
  readonly proposedAt: Instant;
  /** The team that answers; null where the managers do. */
  readonly teamId: TeamId | null;
  /** Our promise to tell the proposer what becomes of it: the latest one. */
  readonly answerId: PromiseId;
  readonly assessment: (Scores & { readonly by: string; readonly at: Instant }) | null;
  /** What was decided last, in words for the proposer. */
  readonly decision: (Decided & { readonly by: string; readonly at: Instant }) | null;
  /** Who sees to it that it is done, and their promise. */
  readonly owner: Named | null;
  readonly doneId: PromiseId | null;
  readonly result: { readonly words: string; readonly at: Instant } | null;
  readonly version: number;
}

interface Decided {
  readonly what: (typeof DECISIONS)[number];
  readonly words: string;
  /** When something that is parked comes back by itself; null for the others. */
  readonly reviewAt: Instant | null;
}

export type Decision =
  | { readonly what: 'accepted'; readonly words: string; readonly owner: Named; readonly doneBy: Instant }
  | { readonly what: 'declined'; readonly words: string }
  | { readonly what: 'parked'; readonly words: string; readonly reviewAt: Instant };

/** Whether nothing more becomes of it. */
export function isOver({ state }: Pick<Improvement, 'state'>): boolean {
  return state === 'done' || state === 'declined';
}

/** Whether an answer to its proposer is owed: nobody decided yet. */
export function isUndecided({ state }: Pick<Improvement, 'state'>): boolean {
  return state === 'proposed' || state === 'assessed';
}

const next = (known: Improvement, change: Partial<Improvement>): Improvement => ({
  ...known,
  ...change,
  version: known.version + 1,
});

/** Says what it would bring and cost; again as long as nothing is decided. Refuses `improvement.decided`. */
export function assessed(known: Improvement, scores: Scores, by: { name: string; at: Instant }): Result<Improvement> {
  if (!isUndecided(known)) return refuse('improvement.decided', 409);
  return ok(next(known, { state: 'assessed', assessment: { ...scores, by: by.name, at: by.at } }));
}

/**
 * Decides what becomes of it. What was accepted has an owner; `doneId` is their promise. Refuses
 * `improvement.not-assessed` before anybody weighed it, `improvement.decided`, and `improvement.not-ahead` for a moment
 * that has passed.
 */
export function decided(
  known: Improvement,
  { decision, doneId }: { readonly decision: Decision; readonly doneId: PromiseId | null },
  by: { readonly name: string; readonly at: Instant },
): Result<Improvement> {
  if (known.state === 'proposed') return refuse('improvement.not-assessed', 409);
  if (known.state !== 'assessed') return refuse('improvement.decided', 409);
  const ahead = momentOf(decision);
  if (ahead !== null && ahead <= by.at) return refuse('improvement.not-ahead', 422);
  const reviewAt = decision.what === 'parked' ? decision.reviewAt : null;
  const said = { what: decision.what, words: decision.words, reviewAt, by: by.name, at: by.at };
  const owner = decision.what === 'accepted' ? decision.owner : null;
  return ok(next(known, { state: decision.what, decision: said, owner, doneId }));
}

function momentOf(decision: Decision): Instant | null {
  if (decision.what === 'accepted') return decision.doneBy;
  return decision.what === 'parked' ? decision.reviewAt : null;
}

/** What was parked is looked at anew, with a new answer owed. Null where it is not parked, or its day has not come. */
export function cameBack(known: Improvement, answerId: PromiseId, now: Instant): Improvement | null {
  const reviewAt = known.state === 'parked' ? (known.decision?.reviewAt ?? null) : null;
  return reviewAt === null || reviewAt > now ? null : next(known, { state: 'assessed', decision: null, answerId });
}

/** Somebody begins with it. Refuses `improvement.not-accepted`, and `improvement.begun` the second time. */
export function started(known: Improvement): Result<Improvement> {
  if (known.state === 'in-progress') return refuse('improvement.begun', 409);
  if (known.state !== 'accepted') return refuse('improvement.not-accepted', 409);
  return ok(next(known, { state: 'in-progress' }));
}

/** It is done, and what was done. Refuses `improvement.not-begun` for what nobody began. */
export function finished(known: Improvement, words: string, now: Instant): Result<Improvement> {
  if (known.state !== 'in-progress') return refuse('improvement.not-begun', 409);
  return ok(next(known, { state: 'done', result: { words, at: now } }));
}
