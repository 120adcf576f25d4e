import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, nextLook, project } from './clock.ts';
import { breakAt } from './decide-break.ts';
import { change, type Decision } from './decision.ts';
import { isStated, type Pause, pauseEnd } from './pause.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise, type PromiseFact, type ResumeCause } from './promise-fact.ts';

/** What ended a pause, at the moment when it happened. `calendar` is the hours of the version that the promise names. */
export interface Resumption {
  readonly calendar: CalendarVersion;
  readonly occurredAt: Instant;
  readonly cause: Exclude<ResumeCause, 'reopened' | 'pause-ended'>;
}

/**
 * Ends the pause that held at `occurredAt`: the clock runs again from that instant, whenever we learn of it, and a
 * promise whose time ran out meanwhile breaks at its due moment. A pause that had ended before is cut short all the
 * same when the promisee's word turns out to be older. Refuses `promise.not-paused`, `promise.resumed-ahead`.
 */
export function decideResume(promise: PromiseRecord, resumption: Resumption, now: Instant): Result<Decision> {
  const { calendar, occurredAt, cause } = resumption;
  if (occurredAt > now) return refuse('promise.resumed-ahead', 422);
  if (promise.state !== 'paused' && promise.state !== 'running') return refuse('promise.not-paused');
  const held = promise.pauses.some((pause) => holdsAt(pause, occurredAt));
  if (!held) return refuse('promise.not-paused');
  const pauses = promise.pauses.map((pause) =>
    holdsAt(pause, occurredAt) ? { ...pause, resumedAt: occurredAt } : pause,
  );
  const seen = project(promise.terms, calendar, historyOf({ ...promise, pauses }, now));
  if (!seen.ok) return seen;
  const { due } = seen.value;
  const wakeAt = nextLook(promise, seen.value, now);
  const running = change(promise, { state: 'running', pauses, due, wakeAt });
  const resumed: PromiseFact = {
    kind: 'promise.resumed',
    occurredAt,
    data: { ...aboutPromise(running), was: promise.due, cause },
  };
  if (seen.value.state !== 'broken') return ok({ promise: running, facts: [resumed] });
  const broken = breakAt({ ...promise, pauses }, seen.value, now);
  return ok({ promise: broken.promise, facts: [resumed, ...broken.facts] });
}

function holdsAt(pause: Pause, at: Instant): boolean {
  return isStated(pause) && pause.voided === undefined && pause.from <= at && at < pauseEnd(pause);
}
