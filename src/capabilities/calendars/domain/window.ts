import { ok, type Result, refuse } from '#kernel/result.ts';

/** Opening hours on the wall, `["09:00", "17:00"]`. An end before the start is on the next day; `24:00` is midnight. */
export type OpenWindow = readonly [start: string, end: string];

/** A window in minutes since midnight of the day on which it starts. `end` may lie in the next day. */
export interface MinuteWindow {
  readonly start: number;
  readonly end: number;
}

export const MINUTES_PER_DAY = 24 * 60;
const CLOCK_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes since midnight of `HH:MM`, from 00:00 to 23:59; undefined for anything else. */
export function clockMinutes(time: string): number | undefined {
  const [, hours, minutes] = CLOCK_TIME.exec(time) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** Reads one window. Refuses `calendar.bad-time` and `calendar.zero-length-window` (is 09:00–09:00 nothing or a day?). */
export function parseWindow([start, end]: OpenWindow): Result<MinuteWindow> {
  const from = clockMinutes(start);
  const to = end === '24:00' ? MINUTES_PER_DAY : clockMinutes(end);
  if (from === undefined) return refuse('calendar.bad-time', 422, { time: start });
  if (to === undefined) return refuse('calendar.bad-time', 422, { time: end });
  if (from === to) return refuse('calendar.zero-length-window', 422, { start, end });
  return ok({ start: from, end: to < from ? to + MINUTES_PER_DAY : to });
}
