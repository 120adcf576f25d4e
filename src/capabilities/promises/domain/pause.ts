import { type Interval, unionOf } from '#capabilities/calendars/domain/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';

/** Reasons that hold up. Our own absence, a supplier or an unanswered call are none. */
export const PAUSE_REASONS = ['customer-input', 'customer-appointment', 'agreed-change-window'] as const;
export type StatedPauseReason = (typeof PAUSE_REASONS)[number];

/** Besides the reasons above, a promise rests between its delivery and a reopening. */
export type PauseReason = StatedPauseReason | 'awaiting-confirmation';

/** Ways to try to reach somebody. */
export const ATTEMPT_CHANNELS = ['phone', 'mail', 'portal', 'chat', 'in-person'] as const;

/** A try to reach the promisee that nobody answered. */
export interface Attempt {
  readonly channel: (typeof ATTEMPT_CHANNELS)[number];
  readonly at: Instant;
}

/** What a pause rests on. */
export type PauseEvidence =
  /** A question that reached the promisee: in a message that was delivered, or in a talk. */
  | { readonly kind: 'question'; readonly question: string; readonly askedAt: Instant }
  /** Several tries to put the question, on several channels and days. */
  | { readonly kind: 'attempts'; readonly question: string; readonly attempts: readonly Attempt[] }
  /** What the promisee said when they chose a moment or agreed to a window. */
  | { readonly kind: 'agreement'; readonly words: string; readonly agreedAt: Instant };

/** Why a pause counts for nothing after all, and who says so. */
export interface Voiding {
  readonly at: Instant;
  readonly byId: PersonId;
  readonly reason: string;
}

/** A stretch in which a promise stood still. Every pause has an end that comes by itself. */
export interface Pause {
  readonly reason: PauseReason;
  readonly from: Instant;
  /** When it ends if nobody ends it earlier. */
  readonly until: Instant;
  /** When it did end earlier: the moment at which the customer answered, not at which somebody noticed. */
  readonly resumedAt: Instant | null;
  /** Absent for the rest between delivery and reopening, which is its own evidence. */
  readonly evidence?: PauseEvidence;
  readonly voided?: Voiding;
}

/** Of a pause, what the clock looks at. */
export type ClockPause = Pick<Pause, 'reason' | 'from' | 'until' | 'resumedAt'> & { readonly voided?: unknown };

export function pauseEnd({ until, resumedAt }: Pick<Pause, 'until' | 'resumedAt'>): Instant {
  return Math.min(until, resumedAt ?? until);
}

/** Whether somebody began the pause: the rest between delivery and reopening begins by itself. */
export function isStated({ reason }: Pause): boolean {
  return reason !== 'awaiting-confirmation';
}

/** The pauses that hold up as intervals, joined where they overlap. */
export function standstills(pauses: readonly ClockPause[]): readonly Interval[] {
  return unionOf(
    pauses.filter(({ voided }) => voided === undefined).map((pause) => ({ from: pause.from, to: pauseEnd(pause) })),
  );
}
