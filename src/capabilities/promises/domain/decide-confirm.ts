import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { change, type Decision } from './decision.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';

/** The promisee says that it works: what was met is kept. Refuses `promise.not-met`. */
export function decideConfirm(promise: PromiseRecord, now: Instant): Result<Decision> {
  return promise.state === 'met' ? ok(keep(promise, now, true)) : refuse('promise.not-met');
}

/** Nobody objected until `confirmBy`: what was met counts as kept, unconfirmed, from then on. Refuses `promise.not-met`. */
export function decideLapse(promise: PromiseRecord, confirmBy: Instant): Result<Decision> {
  return promise.state === 'met' ? ok(keep(promise, confirmBy, false)) : refuse('promise.not-met');
}

function keep(promise: PromiseRecord, occurredAt: Instant, confirmed: boolean): Decision {
  const kept = change(promise, { state: 'kept', closedAt: occurredAt, wakeAt: null });
  const data = { ...aboutPromise(kept), confirmed, recordedLate: false };
  return { promise: kept, facts: [{ kind: 'promise.kept', occurredAt, data }] };
}
