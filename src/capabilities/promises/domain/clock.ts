import { type CalendarVersion, type CompiledCalendar, compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Instant, Span } from '#kernel/time.ts';
import { confirmationEnd } from './confirmation.ts';
import { dueOf } from './due.ts';
import type { PromiseKind } from './kinds.ts';
import { longOverdueAt } from './long-overdue.ts';
import { type ClockEvent, type Outcome, outcomeOf } from './outcome.ts';
import { type ClockPause, standstills } from './pause.ts';
import type { PromiseRecord, PromiseState } from './promise.ts';
import { type Running, runningTime } from './running-time.ts';
import type { Terms } from './terms.ts';
import { type Warning, warningsOf } from './warnings.ts';

/** What was recorded about a promise, each part at the moment when it occurred, and from when we look at it. */
export interface History {
  readonly kind: PromiseKind;
  readonly anchor: Instant;
  readonly pauses: readonly ClockPause[];
  readonly events: readonly ClockEvent[];
  /** When the promisee heard that it was delivered: at once unless said, null when not yet. */
  readonly heardAt?: Instant | null;
  readonly now: Instant;
}

/** What the clock makes of terms, calendar and history. */
export interface Projection {
  readonly state: PromiseState;
  readonly due: Instant;
  /** While met: until when the promisee, who knows of it, may say that it does not work. */
  readonly confirmBy: Instant | null;
  /** All warnings of this promise, in order, past ones too. */
  readonly warnings: readonly Warning[];
  /** While it is late and not delivered: when a quarter of its time more has run. */
  readonly longOverdueAt: Instant | null;
  /** The next instant after `now` at which something happens by itself, or null. */
  readonly nextWake: Instant | null;
  /** Open time used, without pauses: what was agreed. */
  readonly elapsedAgreed: Span;
  /** Real time since the anchor: what the promisee lived through. */
  readonly elapsedExperienced: Span;
}

/**
 * The clock of promises, and the only one: the same data give the same answer to the keeper, to a report and in a
 * browser, whenever they ask. Refuses only when the calendar has not enough open time ahead.
 */
export function project(terms: Terms, version: CalendarVersion, history: History): Result<Projection> {
  const { anchor, pauses, now } = history;
  const calendar = compileCalendar(version);
  const due = dueOf(terms, { calendar, anchor, pauses });
  if (!due.ok) return due;
  const running = { calendar, still: standstills(pauses) };
  const warnings = warningsOf(running, anchor, due.value);
  if (!warnings.ok) return warnings;
  const outcome = outcomeOf(history, due.value);
  const confirmBy = confirmByOf(calendar, outcome, history);
  if (!confirmBy.ok) return confirmBy;
  const end = outcome.endedAt ?? now;
  const seen = { due: due.value, confirmBy: confirmBy.value, warnings: warnings.value };
  const state = stateAt(now, outcome, { ...seen, running });
  const late = state === 'broken' && outcome.endedAt === null;
  const overdueAt = late ? longOverdueAt(running, { terms, anchor, due: due.value }) : null;
  return ok({
    ...seen,
    state,
    longOverdueAt: overdueAt,
    nextWake: nextWake(now, state, { ...seen, running, longOverdueAt: overdueAt }),
    elapsedAgreed: runningTime(running, anchor, end),
    elapsedExperienced: Math.max(0, end - anchor),
  });
}

/** Silence counts as consent only from whoever was told: without that there is no end. */
function confirmByOf(
  calendar: CompiledCalendar,
  { state, endedAt }: Outcome,
  history: History,
): Result<Instant | null> {
  const heardAt = history.heardAt === undefined ? endedAt : history.heardAt;
  return state === 'met' && heardAt !== null ? confirmationEnd(calendar, heardAt) : ok(null);
}

interface Seen extends Pick<Projection, 'due' | 'confirmBy' | 'warnings'> {
  readonly running: Running;
}

function stateAt(now: Instant, { state }: Outcome, { due, confirmBy, running }: Seen): PromiseState {
  if (confirmBy !== null && now > confirmBy) return 'kept';
  if (state !== 'running') return state;
  if (now > due) return 'broken';
  return running.still.some(({ from, to }) => from <= now && now < to) ? 'paused' : 'running';
}

/** A promise breaks after its due, not at it: delivery in that very millisecond still keeps it. */
function nextWake(now: Instant, state: PromiseState, seen: Seen & Pick<Projection, 'longOverdueAt'>): Instant | null {
  const { due, confirmBy, warnings, running, longOverdueAt: overdueAt } = seen;
  if (state === 'met' && confirmBy !== null) return confirmBy + 1;
  if (state === 'paused') return running.still.find(({ to }) => to > now)?.to ?? null;
  if (state === 'broken') return overdueAt !== null && overdueAt > now ? overdueAt : null;
  if (state !== 'running') return null;
  return Math.min(due + 1, ...warnings.map(({ at }) => at).filter((at) => at > now));
}

/** When the keeper looks next at a promise whose clock was set anew at `now`: at once when a warning was missed by that. */
export function nextLook({ warned }: Pick<PromiseRecord, 'warned'>, seen: Projection, now: Instant): Instant | null {
  const missed = seen.warnings.some(({ level, at }) => at <= now && !warned.includes(level));
  return seen.state === 'running' && missed ? now : seen.nextWake;
}

/** Of a stored promise, what the clock looks at. */
export interface ClockRecord
  extends Pick<
    PromiseRecord,
    'kind' | 'terms' | 'anchor' | 'state' | 'metAt' | 'heardAt' | 'fulfilledAt' | 'closedAt'
  > {
  readonly pauses: readonly ClockPause[];
}

/** The history that a stored promise carries, as seen at `now`. */
export function historyOf(promise: ClockRecord, now: Instant): History {
  const { kind, anchor, pauses, state, metAt, heardAt, fulfilledAt, closedAt } = promise;
  const events: ClockEvent[] = [];
  const deliveredAt = metAt ?? fulfilledAt;
  if (deliveredAt !== null) events.push({ kind: 'fulfilled', occurredAt: deliveredAt });
  if (closedAt !== null && state === 'kept') events.push({ kind: 'confirmed', occurredAt: closedAt });
  if (closedAt !== null && (state === 'renegotiated' || state === 'superseded' || state === 'withdrawn')) {
    events.push({ kind: state, occurredAt: closedAt });
  }
  return { kind, anchor, pauses, events, heardAt, now };
}
