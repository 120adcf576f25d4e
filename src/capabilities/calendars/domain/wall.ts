import { DAY, type Instant, MINUTE } from '#kernel/time.ts';
import { type DayNumber, utcYearOf } from './local-date.ts';
import { zoneYear } from './zone.ts';

/** What a wall clock shows, as milliseconds since it showed 1970-01-01 00:00. Not an instant. */
export type Wall = number;

/**
 * When a zone's wall clock shows a given time: once as a rule; never while clocks go forward,
 * and then `transition` is the instant at which they do; twice while clocks go back.
 */
export type WallReading =
  | { readonly kind: 'once'; readonly at: Instant }
  | { readonly kind: 'never'; readonly transition: Instant }
  | { readonly kind: 'twice'; readonly first: Instant; readonly second: Instant };

/** The wall time `minutes` after midnight of a day; more than 24 hours lead into the next one. */
export function wallOf(day: DayNumber, minutes: number): Wall {
  return day * DAY + minutes * MINUTE;
}

/** Finds when the clocks of `zone` show `wall`. Throws for an unknown zone. */
export function readWall(zone: string, wall: Wall): WallReading {
  const { initial, transitions } = zoneYear(zone, utcYearOf(wall));
  let offset = initial;
  for (const { at, before, after } of transitions) {
    const left = at + before;
    const reached = at + after;
    if (wall < Math.min(left, reached)) break;
    if (wall < reached) return { kind: 'never', transition: at };
    if (wall < left) return { kind: 'twice', first: wall - before, second: wall - after };
    offset = after;
  }
  return { kind: 'once', at: wall - offset };
}

/** A window opens when its start is first shown, or when clocks jump over it. */
export function startInstant(reading: WallReading): Instant {
  if (reading.kind === 'never') return reading.transition;
  return reading.kind === 'twice' ? reading.first : reading.at;
}

/** A window closes when its end is shown for the last time, or when clocks jump over it. */
export function endInstant(reading: WallReading): Instant {
  if (reading.kind === 'never') return reading.transition;
  return reading.kind === 'twice' ? reading.second : reading.at;
}
