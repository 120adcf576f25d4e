import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import type { PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, project } from './clock.ts';
import { change, type Decision } from './decision.ts';
import type { PromiseKind } from './kinds.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';

/** Of these somebody is owed one at a time: the words that they hear next, and the fix. */
const ONE_OF: readonly (readonly PromiseKind[])[] = [['first-response', 'next-update'], ['resolve']];

/** Whether keeping one of them is keeping the other, once their subjects are one. */
export function standForEachOther(one: PromiseKind, other: PromiseKind): boolean {
  return ONE_OF.some((kinds) => kinds.includes(one) && kinds.includes(other));
}

/** Where a promise goes on: about which subject, and who answers for it there. `id` becomes the heir's. */
export interface Inheritance extends Pick<PromiseRecord, 'id' | 'subject' | 'promisor'> {
  readonly calendar: CalendarVersion;
  readonly reason: string;
}

export interface Inherited extends Decision {
  readonly heir: PromiseRecord;
}

/**
 * Lets a promise go on about the subject into which its own was merged, due when it was due: with its anchor, its terms
 * and its pauses. The old one is withdrawn as merged, and both name each other. Refuses `promise.not-running`: what is
 * late stays where it broke.
 */
export function decideInherit(
  promise: PromiseRecord,
  { calendar, reason, ...stated }: Inheritance,
  now: Instant,
): Result<Inherited> {
  const seen = project(promise.terms, calendar, historyOf(promise, now));
  if (!seen.ok) return seen;
  if (seen.value.state !== 'running' && seen.value.state !== 'paused') return refuse('promise.not-running');
  const heir: PromiseRecord = {
    ...promise,
    ...stated,
    due: seen.value.due,
    madeAt: now,
    predecessorId: promise.id,
    successorId: null,
    version: 1,
  };
  const closing = { successorId: heir.id, reason, closedAt: now, wakeAt: null };
  const withdrawn = change(promise, { state: 'withdrawn', ...closing });
  const data = { ...aboutPromise(withdrawn), ground: 'merged' as const, reason };
  return ok({ promise: withdrawn, heir, facts: [{ kind: 'promise.withdrawn', occurredAt: now, data }] });
}

/** The promise that takes the place of a later one, and why. */
export interface Sooner {
  readonly id: PromiseId;
  readonly text: string;
  readonly due: Instant;
  readonly reason: string;
}

/**
 * Lets a promise give way to another one that is due sooner: superseded, counted neither as kept nor as broken. Refuses
 * `promise.not-running`, and `promise.not-sooner` where the other one is not.
 */
export function decideGiveWay(promise: PromiseRecord, sooner: Sooner, now: Instant): Result<Decision> {
  if (promise.state !== 'running' && promise.state !== 'paused') return refuse('promise.not-running');
  if (sooner.due >= promise.due) return refuse('promise.not-sooner');
  const { id: successorId, text, due, reason } = sooner;
  const superseded = change(promise, { state: 'superseded', successorId, reason, closedAt: now, wakeAt: null });
  const data = { ...aboutPromise(promise), text, due, was: promise.due, reason, successorId };
  return ok({ promise: superseded, facts: [{ kind: 'promise.superseded', occurredAt: now, data }] });
}
