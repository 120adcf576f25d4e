import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, project } from './clock.ts';
import { change, type Decision } from './decision.ts';
import type { PromiseRecord, PromiseState } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';

/** Why a promise stands again, and who says so. `calendar` is the hours of the version that it names. */
export interface Restoring {
  readonly calendar: CalendarVersion;
  readonly reason: string;
  readonly by: PersonId;
}

const ENDED: readonly PromiseState[] = ['withdrawn', 'superseded'];

/**
 * Lets a promise stand again that ended by a merger in error, with its clock as if nothing had been: what fell due
 * meanwhile is judged at its due moment. Refuses `promise.not-ended`.
 */
export function decideRestore(
  promise: PromiseRecord,
  { calendar, reason, by }: Restoring,
  now: Instant,
): Result<Decision> {
  const data = { outcome: promise.state, reason, approvedBy: by };
  if (promise.state === 'broken' && promise.closedAt !== null && promise.fulfilledAt === null) {
    const owed = change(promise, { closedAt: null, reason: null });
    return ok({
      promise: owed,
      facts: [{ kind: 'promise.restored', occurredAt: now, data: { ...aboutPromise(owed), ...data } }],
    });
  }
  if (!ENDED.includes(promise.state)) return refuse('promise.not-ended');
  const bare: PromiseRecord = { ...promise, state: 'running', closedAt: null, reason: null, successorId: null };
  const seen = project(promise.terms, calendar, historyOf(bare, now));
  if (!seen.ok) return seen;
  const late = seen.value.state === 'broken';
  const restored = change(bare, {
    state: late ? 'running' : seen.value.state,
    due: seen.value.due,
    wakeAt: late ? seen.value.due : seen.value.nextWake,
  });
  return ok({
    promise: restored,
    facts: [{ kind: 'promise.restored', occurredAt: now, data: { ...aboutPromise(restored), ...data } }],
  });
}
