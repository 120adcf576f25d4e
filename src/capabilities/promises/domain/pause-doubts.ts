import { type CalendarVersion, compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { DAY, type Instant, MINUTE } from '#kernel/time.ts';
import { isStated, type Pause, pauseEnd, standstills } from './pause.ts';
import type { PromiseRecord } from './promise.ts';
import { runningTime } from './running-time.ts';

/** What about the pauses of a promise asks for a second look. None of it proves anything. */
export const PAUSE_DOUBTS = [
  'late-in-budget',
  'late-in-shift',
  'paused-mostly',
  'promisee-wrote-meanwhile',
  'nothing-said-before',
  'little-left',
  'delivered-then-reopened',
] as const;
export type PauseDoubt = (typeof PAUSE_DOUBTS)[number];

const LATE_IN_BUDGET = 0.15;
const LATE_IN_SHIFT = 0.75;
const PAUSED_MOSTLY = 0.6;
const SAID_BEFORE = 30 * MINUTE;
const LITTLE_LEFT = 10 * MINUTE;

/** What was said around the pauses: when the promisee wrote, and when they were written to. */
export interface Spoken {
  readonly byPromisee: readonly Instant[];
  readonly toPromisee: readonly Instant[];
}

interface Looked {
  readonly hours: CalendarVersion;
  readonly spoken: Spoken;
}

/** Which doubts there are about a promise's pauses as of `now`, in their order. */
export function doubtsAbout(promise: PromiseRecord, looked: Looked, now: Instant): readonly PauseDoubt[] {
  const found = countDoubts(promise, looked, now);
  return PAUSE_DOUBTS.filter((doubt) => found[doubt] > 0);
}

/**
 * How many of a promise's pauses give rise to each doubt as of `now`: begun within the last 15 % of the budget, or after three quarters
 * of a shift; more than 60 % of the open time paused; the promisee wrote during one; nothing was said to them in the
 * 30 minutes before one; less than 10 minutes were left when it ran again; it was reopened after delivery.
 */
export function countDoubts(
  promise: PromiseRecord,
  { hours, spoken }: Looked,
  now: Instant,
): Readonly<Record<PauseDoubt, number>> {
  const calendar = compileCalendar(hours);
  const stated = promise.pauses.filter((pause) => isStated(pause) && pause.voided === undefined && pause.from <= now);
  const budget = promise.terms.kind === 'budget' ? promise.terms.ms : 0;
  /** The agreed time that had passed when a pause began. */
  const usedAt = (at: Instant) => runningTime({ calendar, still: standstills(promise.pauses) }, promise.anchor, at);
  const lateInShift = ({ from }: Pause) => {
    const shift = calendar.openIntervals(from - DAY, from + DAY).find((open) => open.from <= from && from < open.to);
    return shift !== undefined && from - shift.from > (shift.to - shift.from) * LATE_IN_SHIFT;
  };
  const open = calendar.openTimeBetween(promise.anchor, now);
  const paused = stated.reduce((sum, one) => sum + calendar.openTimeBetween(one.from, Math.min(now, pauseEnd(one))), 0);
  const count = (isDoubtful: (pause: Pause) => boolean) => stated.filter(isDoubtful).length;
  return {
    'late-in-budget': count(({ from }) => budget > 0 && budget - usedAt(from) < budget * LATE_IN_BUDGET),
    'late-in-shift': count(lateInShift),
    'paused-mostly': open > 0 && paused / open > PAUSED_MOSTLY ? 1 : 0,
    'promisee-wrote-meanwhile': count((one) =>
      spoken.byPromisee.some((at) => one.from < at && at < Math.min(now, pauseEnd(one))),
    ),
    'nothing-said-before': count(({ from }) => !spoken.toPromisee.some((at) => at <= from && from - at <= SAID_BEFORE)),
    'little-left': count((one) => pauseEnd(one) <= now && budget > 0 && budget - usedAt(one.from) < LITTLE_LEFT),
    'delivered-then-reopened': stated.length > 0 && promise.pauses.some((pause) => !isStated(pause)) ? 1 : 0,
  };
}
