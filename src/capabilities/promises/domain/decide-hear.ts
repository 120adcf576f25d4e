import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, project } from './clock.ts';
import { change, type Decision } from './decision.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';

/**
 * It is proven that the promisee was not told that it was delivered: as long as that holds, no silence of theirs is a
 * consent. What was done in time stays so. Refuses `promise.not-met`.
 */
export function decideUnheard(promise: PromiseRecord, reason: string, now: Instant): Result<Decision> {
  if (promise.state !== 'met') return refuse('promise.not-met');
  if (promise.heardAt === null) return ok({ promise, facts: [] });
  const unheard = change(promise, { heardAt: null, wakeAt: null });
  return ok({
    promise: unheard,
    facts: [{ kind: 'promise.unheard', occurredAt: now, data: { ...aboutPromise(unheard), reason } }],
  });
}

/** The promisee was told after all: their time to say that it does not work begins. Refuses `promise.not-met`. */
export function decideHeard(promise: PromiseRecord, calendar: CalendarVersion, now: Instant): Result<Decision> {
  if (promise.state !== 'met') return refuse('promise.not-met');
  if (promise.heardAt !== null) return ok({ promise, facts: [] });
  const told = { ...promise, heardAt: now };
  const seen = project(told.terms, calendar, historyOf(told, now));
  if (!seen.ok) return seen;
  const heard = change(told, { wakeAt: seen.value.nextWake });
  return ok({ promise: heard, facts: [{ kind: 'promise.heard', occurredAt: now, data: aboutPromise(heard) }] });
}
