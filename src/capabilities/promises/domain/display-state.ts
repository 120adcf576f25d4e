import { type Instant, MINUTE } from '#kernel/time.ts';
import type { PromiseRecord } from './promise.ts';

/** What people see a promise as. */
export type DisplayState = 'on-track' | 'due-soon' | 'overdue' | 'paused' | 'kept' | 'broken' | 'moved' | 'withdrawn';

type Shown = Pick<PromiseRecord, 'state' | 'due' | 'fulfilledAt' | 'reason'> & { readonly soonAt: Instant };

const SOON_SHARE = 0.25;
const SOON_AT_MOST = 15 * MINUTE;

/** From when a promise shows as due soon: the last quarter of its time, or the last 15 minutes if that is shorter. */
export function soonAt({ anchor, due }: Pick<PromiseRecord, 'anchor' | 'due'>): Instant {
  return due - Math.min(Math.floor((due - anchor) * SOON_SHARE), SOON_AT_MOST);
}

/**
 * The one word for a promise at `now`. What is late and still owed is overdue, recorded as broken or not yet;
 * once delivered late, or released with a reason, it is broken. What was delivered in time shows as kept, confirmed or not yet.
 */
export function displayState(promise: Shown, now: Instant): DisplayState {
  switch (promise.state) {
    case 'running':
      if (now > promise.due) return 'overdue';
      return now >= promise.soonAt ? 'due-soon' : 'on-track';
    case 'broken':
      return promise.fulfilledAt === null && promise.reason === null ? 'overdue' : 'broken';
    case 'met':
    case 'kept':
      return 'kept';
    case 'renegotiated':
    case 'superseded':
      return 'moved';
    case 'paused':
    case 'withdrawn':
      return promise.state;
  }
}
