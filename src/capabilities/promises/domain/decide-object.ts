import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, project } from './clock.ts';
import { change, type Decision } from './decision.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';

/** What its promisee says against a move. `calendar` is the hours of the version that both promises name. */
export interface Objection {
  /** The promise that was moved; undefined where nothing was. */
  readonly old: PromiseRecord | undefined;
  readonly calendar: CalendarVersion;
  /** Whether it was moved because the priority was lowered. */
  readonly lowered: boolean;
  /** Whether they said so before. */
  readonly again: boolean;
  /** In their own words, possibly empty. */
  readonly words: string;
  readonly by: PersonId;
}

/** The promise that it was moved to, and what happened; with the old one where that stands again. */
export interface Objected extends Decision {
  readonly standing: Decision | null;
}

/**
 * Records that a move does not work for the promisee. One that a lower priority led to holds only if nobody objects in
 * the time that was promised first: until then the old promise stands again, with its clock as if nothing had been,
 * and the one that took its place is withdrawn. Any other move holds all the same, and the objection wants an answer.
 * Refuses `promise.not-moved`, `promise.not-moved-later`, `promise.objected-already` and `promise.objection-too-late`.
 */
export function decideObject(promise: PromiseRecord, given: Objection, now: Instant): Result<Objected> {
  const { old, calendar, words } = given;
  const refused = refuseObjection(promise, given);
  if (refused) return refused;
  if (old === undefined) return refuse('promise.not-moved');
  const seen = project(promise.terms, calendar, historyOf(promise, now));
  if (!seen.ok) return seen;
  if (seen.value.state === 'broken') return refuse('promise.objection-too-late');
  const standing = given.lowered ? standAgain(old, given, now) : ok(null);
  if (!standing.ok) return standing;
  const stands = standing.value !== null;
  const data = { ...aboutPromise(promise), was: old.due, words, stands };
  const facts = [{ kind: 'promise.objected', occurredAt: now, data } as const];
  if (!stands) return ok({ promise, facts, standing: null });
  const withdrawn = change(promise, { state: 'withdrawn', reason: words, closedAt: now, wakeAt: null });
  return ok({ promise: withdrawn, facts, standing: standing.value });
}

function refuseObjection(promise: PromiseRecord, { old, again }: Objection): Refused | undefined {
  if (promise.state !== 'running' && promise.state !== 'paused') return refuse('promise.objection-too-late');
  if (old?.state !== 'renegotiated') return refuse('promise.not-moved');
  if (promise.due <= old.due) return refuse('promise.not-moved-later');
  return again ? refuse('promise.objected-already') : undefined;
}

/** The old promise as if it had not been moved, or null where its time has passed. */
function standAgain(old: PromiseRecord, { calendar, by }: Objection, now: Instant): Result<Decision | null> {
  const bare: PromiseRecord = { ...old, state: 'running', closedAt: null, reason: null };
  const seen = project(old.terms, calendar, historyOf(bare, now));
  if (!seen.ok) return seen;
  const { state, due, nextWake: wakeAt } = seen.value;
  if (state === 'broken') return ok(null);
  const standing = change(old, { state, due, wakeAt, closedAt: null, reason: null });
  const data = { ...aboutPromise(standing), outcome: old.state, approvedBy: by };
  return ok({ promise: standing, facts: [{ kind: 'promise.stands-again', occurredAt: now, data }] });
}
