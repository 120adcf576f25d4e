import { shownState } from '#capabilities/promises/web/index.ts';
import { fromIso, type Instant } from '#kernel/time.ts';
import type { Detail, PromiseOfCase, Summary } from '../queries.ts';

export { shownState };

type Shown = Pick<PromiseOfCase, 'state' | 'due' | 'soonAt'> & Partial<Pick<PromiseOfCase, 'fulfilledAt' | 'reason'>>;

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
