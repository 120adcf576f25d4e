import type { PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, project } from './clock.ts';
import { decideMake, type Making } from './decide-make.ts';
import { change, type Decision } from './decision.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';

/**
 * The new word: by when, why, and the words that the promisee is told. `id` becomes the successor's; its promisor is the
 * same unless stated.
 */
export interface Renegotiation extends Pick<Making, 'terms' | 'words' | 'calendar'>, Partial<Pick<Making, 'promisor'>> {
  readonly id: PromiseId;
  readonly reason: string;
}

export interface Renegotiated extends Decision {
  readonly successor: PromiseRecord;
}

/**
 * Moves a promise before it is due. The old one closes as renegotiated, a successor takes its place on the same
 * calendar version, and both name each other. Refuses `promise.not-running`, `promise.too-late-to-move` (a promise
 * that is due can only be delivered), `promise.no-reason`, `promise.same-due`, and as `decideMake` does.
 */
export function decideRenegotiate(promise: PromiseRecord, move: Renegotiation, now: Instant): Result<Renegotiated> {
  const { id, calendar, terms, words, reason, promisor = promise.promisor } = move;
  if (promise.state === 'broken') return refuse('promise.too-late-to-move');
  if (promise.state !== 'running' && promise.state !== 'paused') return refuse('promise.not-running');
  const seen = project(promise.terms, calendar, historyOf(promise, now));
  if (!seen.ok) return seen;
  if (seen.value.state === 'broken') return refuse('promise.too-late-to-move');
  if (reason.trim() === '') return refuse('promise.no-reason', 422);
  const place = { id, predecessorId: promise.id, moves: promise.moves + 1 };
  const made = decideMake({ ...promise, ...place, promisor, terms, words, calendar, anchor: now }, now);
  if (!made.ok) return made;
  const successor = made.value.promise;
  if (successor.due === seen.value.due) return refuse('promise.same-due', 422);
  const moved = change(promise, { state: 'renegotiated', successorId: id, reason, closedAt: now, wakeAt: null });
  const { text, due } = successor;
  const data = { ...aboutPromise(promise), text, due, was: seen.value.due, reason, successorId: id };
  return ok({ promise: moved, successor, facts: [{ kind: 'promise.renegotiated', occurredAt: now, data }] });
}
