import type { CalendarVersion, OpenWindow, Weekday } from '../domain/index.ts';

/*
 * Somebody who has no theory of time zones: reads off Intl what the wall shows at each minute, and counts. Slow to
 * prepare, shared by many cases, and free of any function of the product, so that the two cannot err alike.
 */

const MINUTE = 60_000;
const PER_DAY = 1440;
const SUNDAY_FIRST: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Consecutive minutes of real time in one zone, as its walls show them. */
export interface Walls {
  readonly zone: string;
  /** The instant of the first minute. */
  readonly from: number;
  /** What the wall shows at each minute, as minutes since it showed 1970-01-01 00:00. */
  readonly shown: Int32Array;
  /** By what is shown, from `lowest` on: the first minute that shows as much or more. */
  readonly reached: Int32Array;
  /** By what is shown, from `lowest` on: the minute at which something that ends then is over. */
  readonly passed: Int32Array;
  readonly lowest: number;
}

function readShown(zone: string, from: number, minutes: number): Int32Array {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const shown = new Int32Array(minutes);
  const midnights = new Map<string, number>();
  for (let minute = 0; minute < minutes; minute += 1) {
    const [date = '', time = ''] = format.format(from + minute * MINUTE).split(' ');
    const midnight = midnights.get(date) ?? Date.parse(`${date}T00:00Z`) / MINUTE;
    midnights.set(date, midnight);
    shown[minute] = midnight + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  }
  return shown;
}

/** Reads `days` days of walls, beginning at the UTC midnight of `start` (`YYYY-MM-DD`). */
export function readWalls(zone: string, start: string, days: number): Walls {
  const from = Date.parse(`${start}T00:00Z`);
  const shown = readShown(zone, from, days * PER_DAY);
  const lowest = shown.reduce((least, one) => Math.min(least, one));
  const highest = shown.reduce((most, one) => Math.max(most, one));
  const reached = new Int32Array(highest - lowest + 1).fill(-1);
  const passed = new Int32Array(highest - lowest + 1).fill(-1);
  let next = lowest;
  for (const [minute, one] of shown.entries()) {
    for (; next <= one; next += 1) reached[next - lowest] = minute;
    // the last minute that shows it wins
    passed[one - lowest] = minute;
  }
  // what was never shown is over when clocks jump over it: at the next minute that shows more
  for (let place = passed.length - 1; place >= 0; place -= 1) {
    if (passed[place] === -1) passed[place] = passed[place + 1] ?? shown.length;
  }
  return { zone, from, shown, reached, passed, lowest };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function windowsOn({ weekly, holidays = [], exceptions = {} }: CalendarVersion, midnight: number) {
  const day = new Date(midnight * MINUTE);
  const date = day.toISOString().slice(0, 10);
  const weekday = SUNDAY_FIRST[day.getUTCDay()];
  const usual: readonly OpenWindow[] = holidays.includes(date) || !weekday ? [] : (weekly[weekday] ?? []);
  return exceptions[date] ?? usual;
}

/** The minutes in which windows of a date are open, from the first on and without the last; those with none left out. */
function stretchesOn(version: CalendarVersion, { lowest, reached, passed, shown }: Walls, day: number) {
  return windowsOn(version, day * PER_DAY).flatMap(([start, end]) => {
    const opens = day * PER_DAY + minutesOf(start);
    const closes = day * PER_DAY + minutesOf(end) + (minutesOf(end) < minutesOf(start) ? PER_DAY : 0);
    const begin = opens < lowest ? 0 : (reached[opens - lowest] ?? shown.length);
    const over = closes < lowest ? 0 : (passed[closes - lowest] ?? shown.length);
    return begin < over ? [{ begin, over }] : [];
  });
}

function datesWithin({ lowest, reached }: Walls): readonly number[] {
  const first = Math.floor(lowest / PER_DAY);
  const last = Math.floor((lowest + reached.length - 1) / PER_DAY);
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

/** Which minutes are open: 1 or 0 for each. Dates that no wall ever showed open nothing. */
export function openMinutes(version: CalendarVersion, walls: Walls): Uint8Array {
  const open = new Uint8Array(walls.shown.length);
  for (const day of datesWithin(walls)) {
    for (const { begin, over } of stretchesOn(version, walls, day)) open.fill(1, begin, over);
  }
  return open;
}

/**
 * When the n-th of the open dates that close after the anchor closes, counted from 0, or what its walls show first at `cutOff`
 * or later; undefined past the walls.
 */
export function walkBusinessDays(
  version: CalendarVersion,
  walls: Walls,
  { anchor, n, cutOff }: { anchor: number; n: number; cutOff: string | undefined },
): number | undefined {
  const open = datesWithin(walls).flatMap((day) => {
    const ends = stretchesOn(version, walls, day).map(({ over }) => walls.from + over * MINUTE);
    return ends.length > 0 ? [{ day, close: Math.max(...ends) }] : [];
  });
  const found = open.filter(({ close }) => close > anchor)[n];
  if (!found || cutOff === undefined) return found?.close;
  const minute = walls.reached[found.day * PER_DAY + minutesOf(cutOff) - walls.lowest];
  return minute === undefined || minute < 0 ? undefined : walls.from + minute * MINUTE;
}

/** Open milliseconds between two instants within the walls, minute by minute. */
export function walkOpenTime(open: Uint8Array, walls: Walls, [from, to]: readonly [number, number]): number {
  let sum = 0;
  for (let at = from; at < to; ) {
    const minute = Math.floor((at - walls.from) / MINUTE);
    const next = Math.min(to, walls.from + (minute + 1) * MINUTE);
    if (open[minute] === 1) sum += next - at;
    at = next;
  }
  return sum;
}

/** The first instant at which `budget` open milliseconds have passed, minute by minute; undefined past the walls. */
export function walkDue(open: Uint8Array, walls: Walls, given: { anchor: number; budget: number }): number | undefined {
  let left = given.budget;
  let at = given.anchor;
  for (let minute = Math.floor((at - walls.from) / MINUTE); minute < open.length; minute += 1) {
    const next = walls.from + (minute + 1) * MINUTE;
    if (open[minute] === 1) {
      if (left <= next - at) return at + left;
      left -= next - at;
    }
    at = next;
  }
  return undefined;
}
