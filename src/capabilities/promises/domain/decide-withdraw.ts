import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, project } from './clock.ts';
import { change, type Decision } from './decision.ts';
import { isOpen, type PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';

/** A ground with what it needs to hold up. */
export type Withdrawal =
  | { readonly ground: 'customer-withdrew'; readonly reason: string }
  | { readonly ground: 'merged'; readonly reason: string; readonly survivorDue: Instant }
  | { readonly ground: 'made-in-error'; readonly reason: string; readonly promiseeTold: boolean };

/**
 * Ends a promise: its promisee doesn't want it any more, another one that is due no later stands for it, or it was
 * made in error and the promisee was told. Refuses `promise.already-closed`, `promise.too-late-to-withdraw`,
 * `promise.no-reason`, `promise.promisee-not-told`, `promise.survivor-later`.
 */
export function decideWithdraw(
  promise: PromiseRecord,
  { calendar, ...withdrawal }: Withdrawal & { readonly calendar: CalendarVersion },
  now: Instant,
): Result<Decision> {
  if (!isOpen(promise)) return refuse('promise.already-closed');
  const seen = project(promise.terms, calendar, historyOf(promise, now));
  if (!seen.ok) return seen;
  if (seen.value.state === 'broken') return refuse('promise.too-late-to-withdraw');
  const refused = refuseGround(withdrawal, seen.value.due);
  if (refused) return refused;
  const { ground, reason } = withdrawal;
  const withdrawn = change(promise, { state: 'withdrawn', reason, closedAt: now, wakeAt: null });
  const data = { ...aboutPromise(withdrawn), ground, reason };
  return ok({ promise: withdrawn, facts: [{ kind: 'promise.withdrawn', occurredAt: now, data }] });
}

function refuseGround(withdrawal: Withdrawal, due: Instant): Refused | undefined {
  if (withdrawal.reason.trim() === '') return refuse('promise.no-reason', 422);
  if (withdrawal.ground === 'made-in-error' && !withdrawal.promiseeTold) return refuse('promise.promisee-not-told');
  if (withdrawal.ground === 'merged' && withdrawal.survivorDue > due) return refuse('promise.survivor-later');
  return undefined;
}
