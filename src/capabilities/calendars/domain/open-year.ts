import { DAY, type Instant, type Span } from '#kernel/time.ts';
import type { DayPlan } from './day-plan.ts';
import { clip, type Interval, unionOf } from './interval.ts';
import { type DayNumber, utcYearStart } from './local-date.ts';
import { endInstant, readWall, startInstant, wallOf } from './wall.ts';
import type { MinuteWindow } from './window.ts';

/** An interval of open time that knows how much was open before it in the same year. */
export interface OpenInterval extends Interval {
  readonly before: Span;
}

/** The open time of one UTC year, so that years lie side by side without a seam. */
export interface OpenYear extends Interval {
  readonly year: number;
  readonly open: readonly OpenInterval[];
  readonly total: Span;
}

/** A window on a day as real time: one unbroken interval, also when clocks change within it. */
export function openInterval(zone: string, day: DayNumber, window: MinuteWindow): Interval {
  return {
    from: startInstant(readWall(zone, wallOf(day, window.start))),
    to: endInstant(readWall(zone, wallOf(day, window.end))),
  };
}

/** Lays out a year. Starts two local days early: a window of 30 December may still be open on 1 January in UTC. */
export function compileYear(zone: string, plan: DayPlan, year: number): OpenYear {
  const bounds = { from: utcYearStart(year), to: utcYearStart(year + 1) };
  const windows: Interval[] = [];
  for (let day = bounds.from / DAY - 2; day <= bounds.to / DAY; day += 1) {
    for (const window of plan(day)) windows.push(openInterval(zone, day, window));
  }
  let total = 0;
  const open = clip(unionOf(windows), bounds).map(({ from, to }) => {
    const before = total;
    total += to - from;
    return { from, to, before };
  });
  return { ...bounds, year, open, total };
}

/** How many leading items satisfy `holds`, which must hold up to some item and for none after it. */
function countWhile<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How much of the year's open time lies before an instant. */
export function openBefore({ open }: OpenYear, instant: Instant): Span {
  const last = open[countWhile(open, ({ from }) => from < instant) - 1];
  return last ? last.before + Math.min(instant, last.to) - last.from : 0;
}

/**
 * The first instant at which `used` of the year's open time has passed, or undefined when the year has less.
 * What fits exactly ends at the closing, not at the next opening.
 */
export function instantAfter({ open, total }: OpenYear, used: Span): Instant | undefined {
  const last = used <= total ? open[countWhile(open, ({ before }) => before < used) - 1] : undefined;
  return last && last.from + used - last.before;
}

/** The first open instant at or after `instant` in this year, or undefined. */
export function openingFrom({ open }: OpenYear, instant: Instant): Instant | undefined {
  const next = open[countWhile(open, ({ to }) => to <= instant)];
  return next && Math.max(next.from, instant);
}
