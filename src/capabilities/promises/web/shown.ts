import { fromIso, type Instant } from '#kernel/time.ts';
import type { PromiseState } from '#ui/PromiseChip.tsx';
import { type DisplayState, displayState } from '../domain/index.ts';
import type { PromiseListed } from './queries.ts';

type Shown = Pick<PromiseListed, 'state' | 'due' | 'soonAt'> & Partial<Pick<PromiseListed, 'fulfilledAt' | 'reason'>>;

const CHIPS = {
  'on-track': 'track',
  'due-soon': 'soon',
  overdue: 'over',
  paused: 'paused',
  kept: 'kept',
  broken: 'broken',
  moved: 'moved',
  withdrawn: null,
} as const satisfies Record<DisplayState, PromiseState | null>;

/** How a promise stands at `now`, as its chip says it; null for one that was withdrawn, which has no chip. */
export function shownState(promise: Shown, now: Instant): PromiseState | null {
  const { state, due, soonAt, fulfilledAt = null, reason = null } = promise;
  const shown = { state, due: fromIso(due), soonAt: fromIso(soonAt), reason };
  return CHIPS[displayState({ ...shown, fulfilledAt: fulfilledAt === null ? null : fromIso(fulfilledAt) }, now)];
}
