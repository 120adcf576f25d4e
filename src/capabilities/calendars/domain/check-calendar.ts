import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import type { CalendarVersion } from './calendar-version.ts';
import { compileCalendar } from './compiled-calendar.ts';
import { planDays } from './day-plan.ts';
import { formatLocalDate, parseLocalDate, WEEKDAYS, weekdayOf } from './local-date.ts';
import { generatedInstant } from './moment.ts';
import { notEnoughOpenTime } from './open-time.ts';
import { MINUTES_PER_DAY, type MinuteWindow, parseWindow } from './window.ts';
import { isZone } from './zone.ts';

/**
 * Accepts a calendar version with which promises can be computed. Refuses `calendar.unknown-zone`,
 * `calendar.bad-date`, `calendar.bad-time`, `calendar.zero-length-window`, `calendar.overlapping-windows`, and
 * `calendar.no-open-time-in-horizon` when it never opens, or not within 400 days of its `effectiveFrom`. Each but the
 * last says `at` which value is wrong, such as `weekly.mon.0` or `exceptions.2026-12-24`.
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

function at(place: string, refused: Refused): Refused {
  return { ...refused, refusal: { ...refused.refusal, at: place } };
}

function findBadZone({ zone }: CalendarVersion): Refused | undefined {
  return isZone(zone) ? undefined : at('zone', refuse('calendar.unknown-zone', 422, { zone }));
}

function findBadDate({ holidays = [], exceptions = {}, effectiveFrom }: CalendarVersion): Refused | undefined {
  const dates = [
    ...holidays.map((date, place) => ({ date, place: `holidays.${place}` })),
    ...Object.keys(exceptions).map((date) => ({ date, place: `exceptions.${date}` })),
    ...(effectiveFrom === undefined ? [] : [{ date: effectiveFrom, place: 'effectiveFrom' }]),
  ];
  const bad = dates.find(({ date }) => parseLocalDate(date) === undefined);
  return bad && at(bad.place, refuse('calendar.bad-date', 422, { date: bad.date }));
}

function allWindows({ weekly, exceptions = {} }: CalendarVersion) {
  const days = [
    ...Object.entries(weekly).map(([day, windows]) => ({ windows, day: `weekly.${day}` })),
    ...Object.entries(exceptions).map(([date, windows]) => ({ windows, day: `exceptions.${date}` })),
  ];
  return days.flatMap(({ windows, day }) => windows.map((window, place) => ({ window, place: `${day}.${place}` })));
}

function findBadWindow(version: CalendarVersion): Refused | undefined {
  for (const { window, place } of allWindows(version)) {
    const parsed = parseWindow(window);
    if (!parsed.ok) return at(place, parsed);
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
  const weekday = WEEKDAYS.findIndex((_, day) => overlap(week(day), week(day + 1)));
  const date = exceptional.find((day) => overlap(plan(day - 1), plan(day)) || overlap(plan(day), plan(day + 1)));
  const refused = refuse('calendar.overlapping-windows', 422);
  if (weekday >= 0) return at(`weekly.${weekdayOf(weekday + 1)}`, refused);
  return date === undefined ? undefined : at(`exceptions.${formatLocalDate(date)}`, refused);
}

function findNoOpening(version: CalendarVersion): Refused | undefined {
  if (allWindows(version).length === 0) return notEnoughOpenTime();
  if (version.effectiveFrom === undefined) return undefined;
  const start = generatedInstant(version.zone, `${version.effectiveFrom}T00:00`);
  if (!start.ok) return start;
  const opening = compileCalendar(version).nextOpening(start.value);
  return opening.ok ? undefined : opening;
}
