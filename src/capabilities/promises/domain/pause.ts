import { type Interval, unionOf } from '#capabilities/calendars/domain/index.ts';
import type { Instant } from '#kernel/time.ts';

/** Reasons that hold up. Our own absence, a supplier or an unanswered call are none. */
export const PAUSE_REASONS = ['customer-input', 'customer-appointment', 'agreed-change-window'] as const;

/** Besides the reasons above, a promise rests between its delivery and a reopening. */
export type PauseReason = (typeof PAUSE_REASONS)[number] | 'awaiting-confirmation';

/** A stretch in which a promise stood still. Every pause has an end that comes by itself. */
export interface Pause {
  readonly reason: PauseReason;
  readonly from: Instant;
  /** When it ends if nobody ends it earlier. */
  readonly until: Instant;
  /** When it did end earlier: the moment at which the customer answered, not at which somebody noticed. */
  readonly resumedAt: Instant | null;
}

export function pauseEnd({ until, resumedAt }: Pause): Instant {
  return Math.min(until, resumedAt ?? until);
}

/** The pauses as intervals, joined where they overlap. */
export function standstills(pauses: readonly Pause[]): readonly Interval[] {
  return unionOf(pauses.map((pause) => ({ from: pause.from, to: pauseEnd(pause) })));
}
