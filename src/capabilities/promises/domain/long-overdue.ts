import type { Instant } from '#kernel/time.ts';
import type { Decision } from './decision.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';
import { addRunningTime, type Running, runningTime } from './running-time.ts';
import type { Terms } from './terms.ts';

/** How much of its time a late promise may take on top before somebody else hears of it. */
const SHARE = 0.25;

/**
 * When a quarter of a promise's time more has run after its due moment: open time of its calendar, or real time for a
 * fixed moment and where the calendar has no more open time.
 */
export function longOverdueAt(
  running: Running,
  { terms, anchor, due }: { readonly terms: Terms; readonly anchor: Instant; readonly due: Instant },
): Instant {
  const real = due + Math.ceil((due - anchor) * SHARE);
  const time = runningTime(running, anchor, due);
  if (terms.kind === 'instant' || time <= 0) return real;
  const open = addRunningTime(running, due, Math.ceil(time * SHARE));
  return open.ok ? open.value : real;
}

/** What the clock says of a promise that is late and still owed, and the version that it is decided on. */
export interface Lateness {
  readonly longOverdueAt: Instant | null;
  readonly now: Instant;
}

/**
 * A late promise that is still owed is looked at once more, when it is long overdue, and then never again. It is told
 * once for ever, whatever is corrected afterwards.
 */
export function stayOwed(late: PromiseRecord, { longOverdueAt: at, now }: Lateness): Decision {
  if (at === null || late.warned.includes('long-overdue')) return { promise: { ...late, wakeAt: null }, facts: [] };
  if (at > now) return { promise: { ...late, wakeAt: at }, facts: [] };
  const told: PromiseRecord = { ...late, warned: [...late.warned, 'long-overdue'], wakeAt: null };
  return { promise: told, facts: [{ kind: 'promise.long-overdue', occurredAt: at, data: aboutPromise(told) }] };
}
