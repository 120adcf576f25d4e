import { type CalendarVersion, type CompiledCalendar, compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, project } from './clock.ts';
import { change, type Decision } from './decision.ts';
import type { PromiseKind } from './kinds.ts';
import { isStated, type Pause, type PauseEvidence, type StatedPauseReason } from './pause.ts';
import { refuseEvidence } from './pause-evidence.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';

/** What people would like to stop the clock for, and what never does: each is answered with what to do instead. */
export const NO_PAUSE_REASONS = [
  'voicemail-left',
  'no-answer-yet',
  'supplier',
  'parts',
  'internal-approval',
  'our-hours',
  'monitoring',
] as const;
export type NoPauseReason = (typeof NO_PAUSE_REASONS)[number];

/** Who waits for these is told so while they wait; the clock goes on. */
const NEVER_PAUSED: readonly PromiseKind[] = ['first-response', 'next-update', 'live-event-contact', 'statutory'];

/** A pause ends at the latest with the second business day after the one on which it began. */
export const PAUSE_DAYS = 2;
/** A promise that was paused so often needs its owner's decision, not another pause. */
export const PAUSES_AT_MOST = 3;

/** A pause that somebody asks for. `calendar` is the hours of the version that the promise names. */
export interface Pausing {
  readonly calendar: CalendarVersion;
  readonly reason: StatedPauseReason | NoPauseReason;
  readonly evidence: PauseEvidence | null;
  /** The moment that the promisee chose, or the end of the window; for an answer that is awaited at most this long. */
  readonly until: Instant | null;
  /** Somebody is blocked in a live event, or everything stands still: unanswered calls then stop nothing. */
  readonly urgent: boolean;
}

function isNoReason(reason: Pausing['reason']): reason is NoPauseReason {
  return NO_PAUSE_REASONS.some((one) => one === reason);
}

/**
 * Lets a promise rest while only the promisee can go on. It always ends by itself: after two business days, or at
 * the moment that the promisee chose. Only open time that was promised rests; a fixed moment or day does not move.
 * Every refusal says what to do instead: `promise.no-pause-for.*`, `promise.kind-never-pauses`,
 * `promise.terms-never-pause`, `promise.not-running`, `promise.already-paused`, `promise.too-late-to-pause`,
 * `promise.too-many-pauses`, `promise.pause-needs-moment`, `promise.pause-too-long`, and as `refuseEvidence` does.
 */
export function decidePause(promise: PromiseRecord, asked: Pausing, now: Instant): Result<Decision> {
  if (isNoReason(asked.reason)) return refuse(`promise.no-pause-for.${asked.reason}`, 422);
  const refused = refuseRest(promise, asked, now);
  if (refused) return refused;
  const compiled = compileCalendar(asked.calendar);
  const doubted = refuseEvidence({ ...asked, reason: asked.reason, compiled }, promise, now);
  if (doubted) return doubted;
  const until = endOfPause(asked, compiled, now);
  if (!until.ok) return until;
  const { reason, evidence } = asked;
  const pause: Pause = { reason, from: now, until: until.value, resumedAt: null, ...(evidence && { evidence }) };
  const pauses = [...promise.pauses, pause];
  const seen = project(promise.terms, asked.calendar, historyOf({ ...promise, pauses }, now));
  if (!seen.ok) return seen;
  const paused = change(promise, { state: 'paused', pauses, due: seen.value.due, wakeAt: seen.value.nextWake });
  const data = {
    ...aboutPromise(paused),
    was: promise.due,
    reason,
    question: questionIn(evidence),
    until: until.value,
  };
  return ok({ promise: paused, facts: [{ kind: 'promise.paused', occurredAt: now, data }] });
}

/** Whether a promise's clock may ever rest: open time may, but not that of a word that is owed while we wait. */
export function mayRest({ kind, terms }: Pick<PromiseRecord, 'kind' | 'terms'>): boolean {
  return terms.kind === 'budget' && !NEVER_PAUSED.includes(kind);
}

function refuseRest(promise: PromiseRecord, { calendar }: Pausing, now: Instant): Refused | undefined {
  if (NEVER_PAUSED.includes(promise.kind)) return refuse('promise.kind-never-pauses');
  if (promise.terms.kind !== 'budget') return refuse('promise.terms-never-pause');
  if (promise.state === 'broken') return refuse('promise.too-late-to-pause');
  if (promise.state !== 'running' && promise.state !== 'paused') return refuse('promise.not-running');
  const seen = project(promise.terms, calendar, historyOf(promise, now));
  if (!seen.ok) return seen;
  if (seen.value.state === 'paused') return refuse('promise.already-paused');
  // At the due moment itself a pause comes too late: only delivery still keeps the promise.
  if (now >= seen.value.due) return refuse('promise.too-late-to-pause');
  const stated = promise.pauses.filter(isStated).length;
  return stated >= PAUSES_AT_MOST ? refuse('promise.too-many-pauses', 409, { limit: PAUSES_AT_MOST }) : undefined;
}

function endOfPause({ reason, until }: Pausing, calendar: CompiledCalendar, now: Instant): Result<Instant> {
  const longest = calendar.endOfBusinessDay(now, PAUSE_DAYS);
  if (!longest.ok) return longest;
  if (reason === 'customer-input') return ok(Math.min(until ?? longest.value, longest.value));
  if (until === null || until <= now) return refuse('promise.pause-needs-moment', 422);
  return until > longest.value ? refuse('promise.pause-too-long', 422, { days: PAUSE_DAYS }) : ok(until);
}

function questionIn(evidence: PauseEvidence | null): string {
  if (evidence === null) return '';
  return evidence.kind === 'agreement' ? evidence.words : evidence.question;
}
