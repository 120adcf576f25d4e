import { fromIso, type Instant } from '#kernel/time.ts';
import type { PromiseState } from '#ui/PromiseChip.tsx';
import type { Detail, PromiseOfCase, Summary } from '../queries.ts';

type Shown = Pick<PromiseOfCase, 'state' | 'due' | 'soonAt'> & Partial<Pick<PromiseOfCase, 'fulfilledAt' | 'reason'>>;

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

/** Whether somebody still waits for what was promised. */
export function isOwed(promise: Shown, now: Instant): boolean {
  const state = shownState(promise, now);
  return state === 'track' || state === 'soon' || state === 'over' || state === 'paused';
}

/** The promises of a case in two heaps: owed, next due first; and over, latest first. */
export function sortPromises(promises: Detail['promises'], now: Instant) {
  const byDue = [...promises].sort((one, other) => fromIso(one.due) - fromIso(other.due));
  return {
    owed: byDue.filter((promise) => isOwed(promise, now)),
    over: byDue.filter((promise) => !isOwed(promise, now)).reverse(),
  };
}

/** Whether the next promise of a case is late: then its now line, too, is older than it should be. */
export function isLate({ nextPromise }: Summary, now: Instant): boolean {
  return nextPromise !== null && shownState(nextPromise, now) === 'over';
}
