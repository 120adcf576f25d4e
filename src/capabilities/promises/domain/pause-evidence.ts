import type { CompiledCalendar } from '#capabilities/calendars/domain/index.ts';
import { type Refused, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Attempt, PauseEvidence, StatedPauseReason } from './pause.ts';
import type { PromiseRecord } from './promise.ts';

const ATTEMPTS_AT_LEAST = 3;
const CHANNELS_AT_LEAST = 2;

interface Asked {
  readonly reason: StatedPauseReason;
  readonly evidence: PauseEvidence | null;
  readonly urgent: boolean;
  readonly compiled: CompiledCalendar;
}

/**
 * What speaks against the evidence of a pause, or undefined. An answer is awaited once a specific question reached
 * the promisee, or after three tries on two channels over more than one open day; an appointment or a change window
 * needs the promisee's own words. Refuses `promise.pause-needs-question`, `promise.pause-needs-agreement`,
 * `promise.pause-evidence-ahead`, `promise.pause-evidence-too-old`, `promise.pause-blocked-urgent`,
 * `promise.pause-attempts-too-few`.
 */
export function refuseEvidence(asked: Asked, promise: PromiseRecord, now: Instant): Refused | undefined {
  const { evidence, reason } = asked;
  if (reason !== 'customer-input') {
    if (evidence?.kind !== 'agreement' || evidence.words.trim() === '')
      return refuse('promise.pause-needs-agreement', 422);
    return refuseMoments([evidence.agreedAt], promise, now);
  }
  if (evidence === null || evidence.kind === 'agreement') return refuse('promise.pause-needs-question', 422);
  if (evidence.question.trim() === '') return refuse('promise.pause-needs-question', 422);
  if (evidence.kind === 'question') return refuseMoments([evidence.askedAt], promise, now);
  if (asked.urgent) return refuse('promise.pause-blocked-urgent');
  const { attempts } = evidence;
  const misdated = refuseMoments(
    attempts.map(({ at }) => at),
    promise,
    now,
  );
  return (
    misdated ?? (triedEnough(attempts, asked.compiled) ? undefined : refuse('promise.pause-attempts-too-few', 422))
  );
}

/** Evidence lies behind us and belongs to this promise's life. */
function refuseMoments(moments: readonly Instant[], { anchor }: PromiseRecord, now: Instant): Refused | undefined {
  if (moments.some((at) => at > now)) return refuse('promise.pause-evidence-ahead', 422);
  return moments.some((at) => at < anchor) ? refuse('promise.pause-evidence-too-old', 422) : undefined;
}

function triedEnough(attempts: readonly Attempt[], calendar: CompiledCalendar): boolean {
  if (attempts.length < ATTEMPTS_AT_LEAST) return false;
  if (new Set(attempts.map(({ channel }) => channel)).size < CHANNELS_AT_LEAST) return false;
  const moments = attempts.map(({ at }) => at);
  const firstDayEnds = calendar.endOfBusinessDay(Math.min(...moments), 0);
  return firstDayEnds.ok && Math.max(...moments) > firstDayEnds.value;
}
