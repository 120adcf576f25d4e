import type { CompiledCalendar, Interval } from '#capabilities/calendars/domain/index.ts';
import type { Result } from '#kernel/result.ts';
import type { Instant, Span } from '#kernel/time.ts';

/** Where and when a promise's clock runs: in open time of its calendar, outside the standstills. */
export interface Running {
  readonly calendar: CompiledCalendar;
  /** In order and apart, as `standstills` gives them. */
  readonly still: readonly Interval[];
}

/** How much of a clock's time lies between two instants. */
export function runningTime({ calendar, still }: Running, from: Instant, to: Instant): Span {
  const stopped = still.reduce(
    (sum, stop) => sum + calendar.openTimeBetween(Math.max(from, stop.from), Math.min(to, stop.to)),
    0,
  );
  return calendar.openTimeBetween(from, to) - stopped;
}

/**
 * The first instant at which `budget` has run since `anchor`. Refuses as `addOpenTime` does. A standstill that
 * begins when the budget is used up comes too late, and one in closed time changes nothing.
 */
export function addRunningTime({ calendar, still }: Running, anchor: Instant, budget: Span): Result<Instant> {
  let from = anchor;
  let left = budget;
  for (const stop of still) {
    const run = calendar.openTimeBetween(from, stop.from);
    if (run >= left) break;
    left -= run;
    from = Math.max(from, stop.to);
  }
  return calendar.addOpenTime(from, left);
}
