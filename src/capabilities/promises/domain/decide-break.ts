import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, type Projection, project } from './clock.ts';
import { change, type Decision } from './decision.ts';
import { stayOwed } from './long-overdue.ts';
import { isOpen, type PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';

/**
 * Records that a promise was broken for which nobody waits any more: at its due moment, whenever we look. The data
 * decide, not the asker: refuses `promise.not-broken` unless its time has passed undelivered, `promise.already-closed` when it is over.
 */
export function decideBreak(promise: PromiseRecord, calendar: CalendarVersion, now: Instant): Result<Decision> {
  if (!isOpen(promise)) return refuse('promise.already-closed');
  const seen = project(promise.terms, calendar, historyOf(promise, now));
  if (!seen.ok) return seen;
  if (seen.value.state !== 'broken') return refuse('promise.not-broken');
  return ok(breakAt(promise, { due: seen.value.due, longOverdueAt: null }, now));
}

/** When the clock says that a promise broke; `longOverdueAt` is null when nobody waits for it any more. */
export type Broken = Pick<Projection, 'due' | 'longOverdueAt'>;

/** The break of a promise of which the clock already said so. What is found long overdue is told of with it. */
export function breakAt(promise: PromiseRecord, { due, longOverdueAt }: Broken, now: Instant): Decision {
  const broken = change(promise, { state: 'broken', due, brokenAt: due });
  const data = { ...aboutPromise(broken), discoveredAt: now };
  const owed = stayOwed(broken, { longOverdueAt, now });
  return { promise: owed.promise, facts: [{ kind: 'promise.broken', occurredAt: due, data }, ...owed.facts] };
}
