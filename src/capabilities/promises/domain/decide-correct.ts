import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, project } from './clock.ts';
import { breakAt } from './decide-break.ts';
import { change, type Decision } from './decision.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise, type PromiseFact } from './promise-fact.ts';

/** A delivery that was recorded wrongly. `calendar` is the hours of the version that the promise names. */
export interface Correction {
  readonly calendar: CalendarVersion;
  /** When it was really delivered; null when it was not. */
  readonly deliveredAt: Instant | null;
  readonly reason: string;
  /** Who recorded it, and who says that it was wrong: two people, or a machine's proof (null) against a person. */
  readonly recordedBy: PersonId | null;
  readonly approvedBy: PersonId | null;
}

/**
 * Corrects a delivery that was recorded wrongly: the outcome is projected anew, and the fact keeps what it counted as
 * before. The only event that rewrites an outcome. Refuses `promise.no-delivery`, `promise.same-person`,
 * `promise.no-reason`, `promise.delivered-ahead`, `promise.delivered-before`.
 */
export function decideCorrect(promise: PromiseRecord, correction: Correction, now: Instant): Result<Decision> {
  const refused = refuseCorrection(promise, correction, now);
  if (refused) return refused;
  const { calendar, deliveredAt, reason, approvedBy } = correction;
  const heardAt = promise.state === 'met' && promise.heardAt === null ? null : deliveredAt;
  const bare: PromiseRecord = {
    ...promise,
    state: 'running',
    metAt: deliveredAt,
    heardAt,
    fulfilledAt: null,
    closedAt: null,
    brokenAt: null,
  };
  const seen = project(promise.terms, calendar, historyOf(bare, now));
  if (!seen.ok) return seen;
  const { state, due, nextWake: wakeAt } = seen.value;
  const late = deliveredAt !== null && deliveredAt > due;
  const corrected = change(promise, {
    state,
    due,
    wakeAt,
    metAt: late ? null : deliveredAt,
    heardAt: state === 'met' ? heardAt : null,
    fulfilledAt: late ? deliveredAt : null,
    brokenAt: null,
    closedAt: state === 'kept' ? deliveredAt : null,
  });
  const said: PromiseFact = {
    kind: 'promise.corrected',
    occurredAt: now,
    data: { ...aboutPromise(corrected), wrong: 'delivery', outcome: promise.state, reason, approvedBy },
  };
  if (state !== 'broken') return ok({ promise: corrected, facts: [said] });
  const broken = breakAt({ ...corrected, version: promise.version }, seen.value, now);
  const known = promise.brokenAt === due ? [] : broken.facts;
  return ok({ promise: broken.promise, facts: [said, ...known] });
}

function refuseCorrection(promise: PromiseRecord, given: Correction, now: Instant): Refused | undefined {
  if (promise.metAt === null && promise.fulfilledAt === null) return refuse('promise.no-delivery');
  if (given.approvedBy !== null && given.recordedBy === given.approvedBy) return refuse('promise.same-person', 403);
  if (given.reason.trim() === '') return refuse('promise.no-reason', 422);
  if (given.deliveredAt === null) return undefined;
  if (given.deliveredAt > now) return refuse('promise.delivered-ahead', 422);
  return given.deliveredAt < promise.anchor ? refuse('promise.delivered-before', 422) : undefined;
}
