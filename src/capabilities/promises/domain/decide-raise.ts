import { type CalendarVersion, compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { historyOf, nextLook, project } from './clock.ts';
import { breakAt } from './decide-break.ts';
import { decideMake } from './decide-make.ts';
import { change, type Decision } from './decision.ts';
import { standstills } from './pause.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';
import { raisedDue } from './raised-due.ts';
import { runningTime } from './running-time.ts';
import type { Terms } from './terms.ts';

/** The shorter time that a higher priority asks for, and what owes it. `id` becomes the successor's. */
export interface Raising extends Pick<PromiseRecord, 'id' | 'terms' | 'calendarId' | 'calendarVersion' | 'agreement'> {
  /** The hours on which it counts. */
  readonly calendar: CalendarVersion;
  readonly words: (due: Instant) => string;
  readonly reason: string;
}

/** What names its moment stands, whatever the priority. */
const NAMES_NO_MOMENT: readonly Terms['kind'][] = ['budget', 'businessDays'];

export interface Raised extends Decision {
  /** The promise that is due sooner; null when the old one is due soon enough and stands. */
  readonly successor: PromiseRecord | null;
}

/**
 * What a higher priority does to a promise of open time or of a day; `hours` are those that it pinned. In time, it gives way to one that is due sooner, with the
 * same anchor and pauses: superseded, counted neither as kept nor as broken, because the chain counts. After its due
 * moment it stays broken, and a new one runs from now with the time to react. Never makes anything later. Refuses
 * `promise.not-running`, `promise.terms-never-raise`, and as `decideMake` does.
 */
export function decideRaise(
  promise: PromiseRecord,
  { hours, ...raising }: Raising & { readonly hours: CalendarVersion },
  now: Instant,
): Result<Raised> {
  if (!NAMES_NO_MOMENT.includes(promise.terms.kind) || !NAMES_NO_MOMENT.includes(raising.terms.kind))
    return refuse('promise.terms-never-raise');
  const { state } = promise;
  if (state !== 'running' && state !== 'paused' && state !== 'broken') return refuse('promise.not-running');
  if (promise.fulfilledAt !== null || promise.closedAt !== null) return refuse('promise.not-running');
  const { calendar, terms } = raising;
  const seen = project(promise.terms, hours, historyOf(promise, now));
  if (!seen.ok) return seen;
  const due = raisedDue({ ...promise, due: seen.value.due }, { calendar, terms, raisedAt: now });
  if (!due.ok) return due;
  if (seen.value.state === 'broken') return startAnew(promise, raising, { now, wasDue: seen.value.due });
  if (due.value >= seen.value.due) return ok({ promise, facts: [], successor: null });
  return giveWay(promise, raising, { now, due: due.value });
}

function giveWay(
  promise: PromiseRecord,
  raising: Raising,
  { now, due }: { readonly now: Instant; readonly due: Instant },
): Result<Raised> {
  const running = { calendar: compileCalendar(raising.calendar), still: standstills(promise.pauses) };
  // As a budget, so that what may pause the old one may still pause this one.
  const terms: Terms = { kind: 'budget', ms: runningTime(running, promise.anchor, due) };
  const made = succeed(promise, { ...raising, terms, anchor: promise.anchor }, now);
  if (!made.ok) return made;
  const seen = project(terms, raising.calendar, historyOf({ ...made.value, pauses: promise.pauses }, now));
  if (!seen.ok) return seen;
  const successor: PromiseRecord = {
    ...made.value,
    pauses: promise.pauses,
    due: seen.value.due,
    state: seen.value.state === 'paused' ? 'paused' : 'running',
    wakeAt: nextLook(made.value, seen.value, now),
  };
  const { reason } = raising;
  const superseded = change(promise, {
    state: 'superseded',
    successorId: successor.id,
    reason,
    closedAt: now,
    wakeAt: null,
  });
  const { text } = successor;
  const data = {
    ...aboutPromise(promise),
    text,
    due: seen.value.due,
    was: promise.due,
    reason,
    successorId: successor.id,
  };
  return ok({ promise: superseded, successor, facts: [{ kind: 'promise.superseded', occurredAt: now, data }] });
}

function startAnew(
  promise: PromiseRecord,
  raising: Raising,
  { now, wasDue }: { readonly now: Instant; readonly wasDue: Instant },
): Result<Raised> {
  const running = { calendar: compileCalendar(raising.calendar), still: [] };
  const floor = raisedDue({ ...promise, due: wasDue }, { ...raising, raisedAt: now });
  if (!floor.ok) return floor;
  const terms: Terms = { kind: 'budget', ms: runningTime(running, now, floor.value) };
  const made = succeed(promise, { ...raising, terms, anchor: now }, now);
  if (!made.ok) return made;
  const broken =
    promise.state === 'broken' ? { promise, facts: [] } : breakAt(promise, { due: wasDue, longOverdueAt: null }, now);
  const released = change(promise, {
    ...broken.promise,
    version: promise.version,
    wakeAt: null,
    successorId: raising.id,
    reason: raising.reason,
    closedAt: now,
  });
  const about = aboutPromise(released);
  return ok({
    promise: released,
    successor: made.value,
    facts: [
      ...broken.facts,
      { kind: 'promise.released', occurredAt: now, data: { ...about, reason: raising.reason } },
      { kind: 'promise.made', occurredAt: now, data: aboutPromise(made.value) },
    ],
  });
}

interface Succession extends Raising {
  readonly anchor: Instant;
}

function succeed(promise: PromiseRecord, next: Succession, now: Instant): Result<PromiseRecord> {
  const { reason: _, ...stated } = next;
  const made = decideMake({ ...promise, ...stated, predecessorId: promise.id }, now);
  return made.ok ? ok(made.value.promise) : made;
}
