import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import type { CalendarVersion } from './calendar-version.ts';
import { compileCalendar } from './compiled-calendar.ts';
import { planDays } from './day-plan.ts';
import { parseLocalDate, WEEKDAYS } from './local-date.ts';
import { generatedInstant } from './moment.ts';
import { notEnoughOpenTime } from './open-time.ts';
import { MINUTES_PER_DAY, type MinuteWindow, parseWindow } from './window.ts';
import { isZone } from './zone.ts';

/**
 * Accepts a calendar version with which promises can be computed. Refuses `calendar.unknown-zone`,
 * `calendar.bad-date`, `calendar.bad-time`, `calendar.zero-length-window`, `calendar.overlapping-windows`, and
 * `calendar.no-open-time-in-horizon` when it never opens, or not within 400 days of its `effectiveFrom`.
 */
export function checkCalendar(version: CalendarVersion): Result<CalendarVersion> {
  const refused =
    findBadZone(version) ??
    findBadDate(version) ??
    findBadWindow(version) ??
    findOverlap(version) ??
    findNoOpening(version);
  return refused ?? ok(version);
}

function findBadZone({ zone }: CalendarVersion): Refused | undefined {
  return isZone(zone) ? undefined : refuse('calendar.unknown-zone', 422, { zone });
}

function findBadDate({ holidays = [], exceptions = {}, effectiveFrom }: CalendarVersion): Refused | undefined {
  const dates = [...holidays, ...Object.keys(exceptions), ...(effectiveFrom === undefined ? [] : [effectiveFrom])];
  const bad = dates.find((date) => parseLocalDate(date) === undefined);
  return bad === undefined ? undefined : refuse('calendar.bad-date', 422, { date: bad });
}

function allWindows({ weekly, exceptions = {} }: CalendarVersion) {
  return [...Object.values(weekly), ...Object.values(exceptions)].flat();
}

function findBadWindow(version: CalendarVersion): Refused | undefined {
  for (const window of allWindows(version)) {
    const parsed = parseWindow(window);
    if (!parsed.ok) return parsed;
  }
  return undefined;
}

/** Whether windows of a day overlap each other or what is left of the day before. */
function overlap(yesterday: readonly MinuteWindow[], today: readonly MinuteWindow[]): boolean {
  const spilled = yesterday.map(({ start, end }) => ({ start: start - MINUTES_PER_DAY, end: end - MINUTES_PER_DAY }));
  const windows = [...spilled, ...today].sort((a, b) => a.start - b.start);
  return windows.some(({ start }, index) => start < (windows[index - 1]?.end ?? start));
}

/** A plain week first, so that two exceptions side by side can't hide what all other weeks would show. */
function findOverlap(version: CalendarVersion): Refused | undefined {
  const week = planDays({ zone: version.zone, weekly: version.weekly });
  const plan = planDays(version);
  const exceptional = Object.keys(version.exceptions ?? {}).flatMap((date) => parseLocalDate(date) ?? []);
  const found =
    WEEKDAYS.some((_, day) => overlap(week(day), week(day + 1))) ||
    exceptional.some((day) => overlap(plan(day - 1), plan(day)) || overlap(plan(day), plan(day + 1)));
  return found ? refuse('calendar.overlapping-windows', 422) : undefined;
}

function findNoOpening(version: CalendarVersion): Refused | undefined {
  if (allWindows(version).length === 0) return notEnoughOpenTime();
  if (version.effectiveFrom === undefined) return undefined;
  const start = generatedInstant(version.zone, `${version.effectiveFrom}T00:00`);
  if (!start.ok) return start;
  const opening = compileCalendar(version).nextOpening(start.value);
  return opening.ok ? undefined : opening;
}
