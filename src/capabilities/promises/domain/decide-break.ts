import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, project } from './clock.ts';
import { change, type Decision } from './decision.ts';
import { isOpen, type PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';

/**
 * Records that a promise was broken: at its due moment, whenever we look. The data decide, not the asker:
 * refuses `promise.not-broken` unless its time has passed undelivered, `promise.already-closed` when it is over.
 */
export function decideBreak(promise: PromiseRecord, calendar: CalendarVersion, now: Instant): Result<Decision> {
  if (!isOpen(promise)) return refuse('promise.already-closed');
  const seen = project(promise.terms, calendar, historyOf(promise, now));
  if (!seen.ok) return seen;
  return seen.value.state === 'broken' ? ok(breakAt(promise, seen.value.due, now)) : refuse('promise.not-broken');
}

/** The break of a promise of which the clock already said so. */
export function breakAt(promise: PromiseRecord, due: Instant, now: Instant): Decision {
  const broken = change(promise, { state: 'broken', due, brokenAt: due, wakeAt: null });
  const data = { ...aboutPromise(broken), discoveredAt: now };
  return { promise: broken, facts: [{ kind: 'promise.broken', occurredAt: due, data }] };
}
