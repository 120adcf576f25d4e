import { type CalendarVersion, compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Instant, Span } from '#kernel/time.ts';
import { type ClockRecord, historyOf, project } from './clock.ts';
import { type ClockPause, type PauseReason, pauseEnd, standstills } from './pause.ts';
import type { PromiseState } from './promise.ts';
import { runningTime } from './running-time.ts';

/** A stretch of a promise's life in which its clock did one thing. */
export interface Segment {
  readonly from: Instant;
  readonly to: Instant;
  /** `delivered`: it lay with the promisee to confirm; `late`: after the due moment, still not delivered. */
  readonly kind: 'running' | 'closed' | 'paused' | 'delivered' | 'late';
  /** Why it stood still. */
  readonly reason: PauseReason | null;
  /** Somebody had paused it here, and the pause did not hold up. */
  readonly voided: boolean;
  /** How much of the agreed time passed in it. */
  readonly counted: Span;
}

/** Why a promise is due when it is: its life cut where the clock changed what it does. Spans in milliseconds. */
export interface Explanation {
  readonly anchor: Instant;
  readonly due: Instant;
  readonly state: PromiseState;
  /** The open time that was promised, or null where a moment or a day was. */
  readonly budget: Span | null;
  /** Of the agreed time: how much passed until now or until it ended, and how much is left before the due moment. */
  readonly used: Span;
  readonly left: Span;
  /** Real time since the anchor, pauses and nights included: what the promisee lived through. */
  readonly experienced: Span;
  /** In order and without gaps, from the anchor to whatever comes last: the due moment, the end, or now. */
  readonly segments: readonly Segment[];
}

/**
 * Explains a promise as it stands at `now`, from the same data as the clock, on the server and, minute by minute, in the
 * browser. Refuses as `project` does.
 */
export function explain(promise: ClockRecord, hours: CalendarVersion, now: Instant): Result<Explanation> {
  const seen = project(promise.terms, hours, historyOf(promise, now));
  if (!seen.ok) return seen;
  const { due, state } = seen.value;
  const { anchor, terms } = promise;
  const ended = promise.metAt ?? promise.fulfilledAt ?? promise.closedAt;
  const end = Math.max(anchor, ended ?? now);
  const calendar = compileCalendar(hours);
  const running = { calendar, still: standstills(promise.pauses) };
  const budget = terms.kind === 'budget' ? terms.ms : terms.kind === 'cadence' ? terms.everyMs : null;
  return ok({
    anchor,
    due,
    state,
    budget,
    used: runningTime(running, anchor, end),
    left: end >= due ? 0 : runningTime(running, end, due),
    experienced: end - anchor,
    segments: segmentsOf(promise, hours, { due, last: Math.max(due, end) }),
  });
}

/** Where the time that was agreed ends, and where the picture does. */
interface Ends {
  readonly due: Instant;
  readonly last: Instant;
}

function segmentsOf(promise: ClockRecord, hours: CalendarVersion, { due, last }: Ends): readonly Segment[] {
  const { anchor, pauses } = promise;
  const calendar = compileCalendar(hours);
  const cuts = new Set([anchor, due, last]);
  for (const { from, to } of calendar.openIntervals(anchor, last)) cuts.add(from).add(to);
  for (const pause of pauses) cuts.add(pause.from).add(pauseEnd(pause));
  const moments = [...cuts].filter((at) => at >= anchor && at <= last).sort((a, b) => a - b);
  const pieces = moments.slice(1).map((to, index): Segment => {
    const from = moments[index] ?? anchor;
    const still = pauses.find((pause) => pause.voided === undefined && holds(pause, from));
    const open = calendar.openAt(from);
    const voided = pauses.some((pause) => pause.voided !== undefined && holds(pause, from));
    const kind = kindOf({ still, late: from >= due, open });
    return { from, to, kind, reason: still?.reason ?? null, voided, counted: kind === 'running' ? to - from : 0 };
  });
  return joined(pieces);
}

function holds(pause: ClockPause, at: Instant): boolean {
  return pause.from <= at && at < pauseEnd(pause);
}

function kindOf({
  still,
  late,
  open,
}: {
  still: ClockPause | undefined;
  late: boolean;
  open: boolean;
}): Segment['kind'] {
  if (still) return still.reason === 'awaiting-confirmation' ? 'delivered' : 'paused';
  if (late) return 'late';
  return open ? 'running' : 'closed';
}

/** Neighbours that say the same, as one. */
function joined(pieces: readonly Segment[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (const piece of pieces) {
    const before = segments.at(-1);
    const same = before?.kind === piece.kind && before.reason === piece.reason && before.voided === piece.voided;
    if (before && same)
      segments[segments.length - 1] = { ...before, to: piece.to, counted: before.counted + piece.counted };
    else segments.push(piece);
  }
  return segments;
}
