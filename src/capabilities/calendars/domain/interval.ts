import type { Instant } from '#kernel/time.ts';

/** A stretch of real time: `from` belongs to it, `to` does not. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** The moments that belong to at least one interval, as intervals in order that neither touch nor overlap. */
export function unionOf(intervals: readonly Interval[]): readonly Interval[] {
  const union: Interval[] = [];
  for (const interval of intervals.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = union.at(-1);
    if (last && interval.from <= last.to) {
      union[union.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) };
    } else {
      union.push(interval);
    }
  }
  return union;
}

/** The part of each interval that lies within `bounds`. */
export function clip(intervals: readonly Interval[], bounds: Interval): readonly Interval[] {
  return intervals
    .map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) }))
    .filter(({ from, to }) => from < to);
}
