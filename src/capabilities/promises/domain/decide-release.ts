import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { decideBreak } from './decide-break.ts';
import { change, type Decision } from './decision.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise, type PromiseFact } from './promise-fact.ts';

/** Why nobody waits for a late promise any more. `calendar` is the hours of the version that the promise names. */
export interface Release {
  readonly calendar: CalendarVersion;
  readonly reason: string;
}

/** Whether somebody still waits for it: it runs, or it is late and neither delivered nor released. */
export function isOwed({ state, fulfilledAt, closedAt }: Pick<PromiseRecord, 'state' | 'fulfilledAt' | 'closedAt'>) {
  if (state === 'broken') return fulfilledAt === null && closedAt === null;
  return state === 'running' || state === 'paused';
}

/**
 * Lets a late promise rest because nobody waits for it any more, for example because the case was cancelled. It
 * stays broken for good. Refuses `promise.not-broken`, `promise.already-closed`, `promise.no-reason`.
 */
export function decideRelease(promise: PromiseRecord, release: Release, now: Instant): Result<Decision> {
  if (promise.state === 'broken' && !isOwed(promise)) return refuse('promise.already-closed');
  const late = promise.state === 'broken' ? ok({ promise, facts: [] }) : decideBreak(promise, release.calendar, now);
  if (!late.ok) return late;
  const { reason } = release;
  if (reason.trim() === '') return refuse('promise.no-reason', 422);
  const broken = late.value.promise;
  const released = change(promise, {
    state: 'broken',
    due: broken.due,
    brokenAt: broken.brokenAt,
    wakeAt: null,
    reason,
    closedAt: now,
  });
  const fact: PromiseFact = { kind: 'promise.released', occurredAt: now, data: { ...aboutPromise(released), reason } };
  return ok({ promise: released, facts: [...late.value.facts, fact] });
}
