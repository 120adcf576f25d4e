import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, project } from './clock.ts';
import { change, type Decision } from './decision.ts';
import type { PromiseKind } from './kinds.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';

/** The moment at which the promisee said that it does not work. */
export interface Reopening {
  readonly calendar: CalendarVersion;
  readonly occurredAt: Instant;
}

export interface Reopened extends Decision {
  /** What is owed at once because this promise has no time left to run, or null. */
  readonly owed: Extract<PromiseKind, 'next-update'> | null;
}

/**
 * What was met runs again with the time that was left; the time in between counts for what the promisee lived
 * through, not for what was agreed. What is broken stays broken once, and owes a next word instead. Refuses
 * `promise.not-met`, `promise.reopened-ahead`, `promise.reopened-too-late` (the next case begins anew).
 */
export function decideReopen(promise: PromiseRecord, reopening: Reopening, now: Instant): Result<Reopened> {
  if (promise.state === 'broken') return ok({ promise, facts: [], owed: 'next-update' });
  const { calendar, occurredAt } = reopening;
  const deliveredAt = promise.metAt;
  if (promise.state !== 'met' || deliveredAt === null || occurredAt < deliveredAt) return refuse('promise.not-met');
  const refused = refuseReopening(promise, reopening, now);
  if (refused) return refused;
  const rest = {
    reason: 'awaiting-confirmation',
    from: deliveredAt,
    until: occurredAt,
    resumedAt: occurredAt,
  } as const;
  const undelivered = { ...promise, metAt: null, heardAt: null, pauses: [...promise.pauses, rest] };
  const seen = project(promise.terms, calendar, historyOf(undelivered, occurredAt));
  if (!seen.ok) return seen;
  const { due, state, nextWake } = seen.value;
  // Without any time left it breaks as soon as it is looked at.
  const wakeAt = state === 'broken' ? occurredAt : nextWake;
  const running = change(undelivered, { state: 'running', due, wakeAt });
  const data = { ...aboutPromise(running), was: promise.due, cause: 'reopened' } as const;
  return ok({ promise: running, facts: [{ kind: 'promise.resumed', occurredAt, data }], owed: null });
}

function refuseReopening(
  promise: PromiseRecord,
  { calendar, occurredAt }: Reopening,
  now: Instant,
): Refused | undefined {
  if (occurredAt > now) return refuse('promise.reopened-ahead', 422);
  const seen = project(promise.terms, calendar, historyOf(promise, occurredAt));
  if (!seen.ok) return seen;
  return seen.value.state === 'met' ? undefined : refuse('promise.reopened-too-late');
}
