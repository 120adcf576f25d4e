import { fromIso, type Instant } from '#kernel/time.ts';
import type { PromiseState } from '#ui/PromiseChip.tsx';
import type { PromiseListed } from './queries.ts';

type Shown = Pick<PromiseListed, 'state' | 'due' | 'soonAt'> & Partial<Pick<PromiseListed, 'fulfilledAt' | 'reason'>>;

/** How a promise stands at `now`, as its chip says it; null for one that was withdrawn, which has no chip. */
export function shownState(promise: Shown, now: Instant): PromiseState | null {
  switch (promise.state) {
    case 'running':
      if (fromIso(promise.due) < now) return 'over';
      return fromIso(promise.soonAt) <= now ? 'soon' : 'track';
    case 'broken':
      // Delivered late, or released with a reason: nobody waits for it any more.
      return promise.fulfilledAt || promise.reason ? 'broken' : 'over';
    case 'met':
    case 'kept':
      return 'kept';
    case 'renegotiated':
    case 'superseded':
      return 'moved';
    case 'paused':
      return 'paused';
    case 'withdrawn':
      return null;
  }
}
