import { HAND_BACK_MARGIN, tooLateBy } from '#capabilities/agreements/domain/index.ts';
import { shownState } from '#capabilities/promises/web/index.ts';
import { fromIso, type Instant, type Span } from '#kernel/time.ts';
import { isOpen } from '../../domain/states.ts';
import type { Detail, PromiseOfCase, Summary } from '../queries.ts';

export { shownState };

type Shown = Pick<PromiseOfCase, 'state' | 'due' | 'soonAt'> & Partial<Pick<PromiseOfCase, 'fulfilledAt' | 'reason'>>;

/** Whether somebody still waits for what was promised. */
export function isOwed(promise: Shown, now: Instant): boolean {
  const state = shownState(promise, now);
  return state === 'track' || state === 'soon' || state === 'over' || state === 'paused';
}

/** By how much somebody's hand-back comes too late for the promise that it serves; 0 when it fits. */
export function latenessUnder(promise: Pick<PromiseOfCase, 'due'>, parent: Pick<PromiseOfCase, 'due'>): Span {
  return tooLateBy({
    childDue: fromIso(promise.due),
    parentDue: fromIso(parent.due),
    handBackMargin: HAND_BACK_MARGIN,
  });
}

/**
 * The promises of a case in three heaps: to the customer, owed, next due first; to the customer, over, latest first; and
 * what teams and providers owe us, next due first.
 */
export function sortPromises(promises: Detail['promises'], now: Instant) {
  const ordered = [...promises].sort((one, other) => fromIso(one.due) - fromIso(other.due));
  const toCustomer = ordered.filter(({ internal }) => !internal);
  return {
    owed: toCustomer.filter((promise) => isOwed(promise, now)),
    over: toCustomer.filter((promise) => !isOwed(promise, now)).reverse(),
    internal: ordered.filter(({ internal }) => internal),
  };
}

/** Whether the next promise of a case is late: then its now line, too, is older than it should be. */
export function isLate({ nextPromise }: Summary, now: Instant): boolean {
  return nextPromise !== null && shownState(nextPromise, now) === 'over';
}

/** The promise that could be moved now: the next that is owed and not yet over. */
export function nextToMove(of: Pick<Detail, 'promises'>, now: Instant): PromiseOfCase | undefined {
  return sortPromises(of.promises, now).owed.find((promise) => shownState(promise, now) !== 'over');
}

/** Whether its people may have said how it was: it is done, or what they said of it waits for an answer. */
export function mayHaveBeenDone({ state, promises }: Detail): boolean {
  return !isOpen(state) || promises.some(({ kind }) => kind === 'feedback-answer');
}
