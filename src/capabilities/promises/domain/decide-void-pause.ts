import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, nextLook, project } from './clock.ts';
import { type Broken, breakAt } from './decide-break.ts';
import { isOwed } from './decide-release.ts';
import { change, type Decision } from './decision.ts';
import { stayOwed } from './long-overdue.ts';
import { isStated } from './pause.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise, type PromiseFact } from './promise-fact.ts';

/** Which pause did not hold up, who says so, and why. `calendar` is the hours of the version that the promise names. */
export interface VoidingPause {
  readonly calendar: CalendarVersion;
  /** The pause that began at this instant: the last of several, because those before it ended as they began. */
  readonly from: Instant;
  readonly byId: PersonId;
  readonly reason: string;
}

/**
 * Corrects the record: a pause did not hold up, so the clock ran all the while. The promise is projected anew and
 * may turn out to have broken in the past, also one that counted as kept; both values stay in its facts. Refuses
 * `promise.no-such-pause`, `promise.no-reason`, `promise.already-closed` (moved, withdrawn or superseded).
 */
export function decideVoidPause(promise: PromiseRecord, voiding: VoidingPause, now: Instant): Result<Decision> {
  const { calendar, from, byId, reason } = voiding;
  const { state } = promise;
  if (state === 'renegotiated' || state === 'withdrawn' || state === 'superseded')
    return refuse('promise.already-closed');
  if (reason.trim() === '') return refuse('promise.no-reason', 422);
  const wrong = promise.pauses.findLast((one) => isStated(one) && one.from === from && one.voided === undefined);
  if (!wrong) return refuse('promise.no-such-pause', 404);
  const voided = { ...wrong, voided: { at: now, byId, reason } };
  const pauses = promise.pauses.map((pause) => (pause === wrong ? voided : pause));
  const seen = project(promise.terms, calendar, historyOf({ ...promise, pauses }, now));
  if (!seen.ok) return seen;
  const { due, longOverdueAt } = seen.value;
  const corrected = change(promise, { pauses, due });
  const said: PromiseFact = {
    kind: 'promise.pause-voided',
    occurredAt: now,
    data: { ...aboutPromise(corrected), was: promise.due, outcome: state, reason },
  };
  if (seen.value.state !== 'broken') {
    const stands = state === 'paused' ? seen.value.state : state;
    return ok({ promise: { ...corrected, state: stands, wakeAt: nextLook(promise, seen.value, now) }, facts: [said] });
  }
  if (state !== 'broken') return ok(foundBroken({ ...promise, pauses }, { broken: seen.value, now, said }));
  const stands = stayOwed(
    { ...corrected, brokenAt: due },
    { longOverdueAt: isOwed(promise) ? longOverdueAt : null, now },
  );
  return ok({ promise: stands.promise, facts: [said, ...stands.facts] });
}

/** What was delivered after the due moment that the corrected clock finds was delivered late. */
function foundBroken(
  promise: PromiseRecord,
  { broken: late, now, said }: { readonly broken: Broken; readonly now: Instant; readonly said: PromiseFact },
): Decision {
  const broken = breakAt(promise, late, now);
  const { metAt } = promise;
  if (metAt === null) return { promise: broken.promise, facts: [said, ...broken.facts] };
  const delivered: PromiseFact = {
    kind: 'promise.fulfilled-late',
    occurredAt: metAt,
    data: { ...aboutPromise(broken.promise), lateBy: metAt - late.due },
  };
  return {
    promise: { ...broken.promise, metAt: null, heardAt: null, fulfilledAt: metAt },
    facts: [said, ...broken.facts, delivered],
  };
}
