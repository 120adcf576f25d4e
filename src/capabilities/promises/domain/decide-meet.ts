import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import { historyOf, project } from './clock.ts';
import { breakAt } from './decide-break.ts';
import { change, type Decision } from './decision.ts';
import type { Pause } from './pause.ts';
import { pauseEnd } from './pause.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise, type PromiseFact } from './promise-fact.ts';

/** A delivery, at the moment it happened. `calendar` is the hours of the version that the promise names. */
export interface Delivery {
  readonly calendar: CalendarVersion;
  readonly occurredAt: Instant;
}

/** Word that reaches us later than this is marked: somebody should look at why. */
const RECORDED_LATE = 5 * MINUTE;

/**
 * Records that what was promised was done, judged by when it was done and not by when we learn of it. In time, it
 * is kept at once, or met when the promisee has yet to confirm; a break found meanwhile is undone. Late, it stays
 * broken and its lateness is recorded. Refuses `promise.already-closed`, `promise.already-met`,
 * `promise.delivered-ahead`, `promise.delivered-before`.
 */
export function decideMeet(promise: PromiseRecord, delivery: Delivery, now: Instant): Result<Decision> {
  const { calendar, occurredAt } = delivery;
  const refused = refuseDelivery(promise, occurredAt, now);
  if (refused) return refused;
  const resumed = { ...promise, pauses: endPauses(promise.pauses, occurredAt) };
  const history = historyOf(resumed, occurredAt);
  const events = [{ kind: 'fulfilled', occurredAt }] as const;
  const seen = project(promise.terms, calendar, { ...history, events, heardAt: occurredAt });
  if (!seen.ok) return seen;
  const { state, due, nextWake: wakeAt } = seen.value;
  if (state === 'broken') return ok(deliverLate({ ...resumed, due }, occurredAt, now));
  const heardAt = state === 'met' ? occurredAt : null;
  const delivered = change(resumed, { state, due, wakeAt, metAt: occurredAt, heardAt, brokenAt: null });
  const recordedLate = now - occurredAt > RECORDED_LATE;
  const data = { ...aboutPromise(delivered), recordedLate };
  if (state === 'met') return ok({ promise: delivered, facts: [{ kind: 'promise.met', occurredAt, data }] });
  return ok({
    promise: { ...delivered, closedAt: occurredAt },
    facts: [{ kind: 'promise.kept', occurredAt, data: { ...data, confirmed: false } }],
  });
}

function refuseDelivery(promise: PromiseRecord, occurredAt: Instant, now: Instant): Refused | undefined {
  if (promise.state === 'renegotiated' || promise.state === 'withdrawn') return refuse('promise.already-closed');
  if (promise.metAt !== null || promise.fulfilledAt !== null) return refuse('promise.already-met');
  if (occurredAt > now) return refuse('promise.delivered-ahead', 422);
  if (occurredAt < promise.anchor) return refuse('promise.delivered-before', 422);
  return undefined;
}

/** Delivery ends a pause: the clock runs again at that instant. */
function endPauses(pauses: readonly Pause[], occurredAt: Instant): readonly Pause[] {
  return pauses.map((pause) => (pauseEnd(pause) > occurredAt ? { ...pause, resumedAt: occurredAt } : pause));
}

function deliverLate(promise: PromiseRecord, occurredAt: Instant, now: Instant): Decision {
  const late: PromiseFact = {
    kind: 'promise.fulfilled-late',
    occurredAt,
    data: { ...aboutPromise(promise), lateBy: occurredAt - promise.due },
  };
  if (promise.state === 'broken')
    return { promise: change(promise, { fulfilledAt: occurredAt, wakeAt: null }), facts: [late] };
  const broken = breakAt(promise, { due: promise.due, longOverdueAt: null }, now);
  return { promise: { ...broken.promise, fulfilledAt: occurredAt }, facts: [...broken.facts, late] };
}
