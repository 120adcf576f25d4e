import { type CalendarVersion, compileCalendar, type Interval, unionOf } from '#capabilities/calendars/domain/index.ts';
import type { Span } from '#kernel/time.ts';
import { mayRest } from './decide-pause.ts';
import { isStated, type Pause, pauseEnd, standstills } from './pause.ts';
import type { PromiseRecord } from './promise.ts';
import { runningTime } from './running-time.ts';

/** What of a promise's open time stood still. Spans in milliseconds; `paused` and `voided` are parts of `open`. */
export interface Hold {
  /** Open time of its calendar, without the rest between a delivery and its reopening. */
  readonly open: Span;
  /** In pauses that hold up. */
  readonly paused: Span;
  /** In pauses that did not, where the clock ran on after all. */
  readonly voided: Span;
}

const spanOf = (pause: Pause): Interval => ({ from: pause.from, to: pauseEnd(pause) });

/**
 * How much of a promise's open time stood still, from its anchor until it ended, or until it is due as long as it has
 * not. Null for a promise whose clock never rests: a fixed moment, a day, a first or a next word.
 */
export function holdOf(promise: PromiseRecord, hours: CalendarVersion): Hold | null {
  if (!mayRest(promise)) return null;
  const { anchor, pauses, metAt, fulfilledAt, closedAt, due } = promise;
  const end = Math.max(anchor, metAt ?? fulfilledAt ?? closedAt ?? due);
  const calendar = compileCalendar(hours);
  const runs = (still: readonly Interval[]) => runningTime({ calendar, still }, anchor, end);
  const open = runs(unionOf(pauses.filter((pause) => !isStated(pause)).map(spanOf)));
  const running = runs(standstills(pauses));
  return { open, paused: open - running, voided: running - runs(unionOf(pauses.map(spanOf))) };
}
