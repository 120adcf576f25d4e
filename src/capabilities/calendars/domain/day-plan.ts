import type { CalendarVersion } from './calendar-version.ts';
import { type DayNumber, parseLocalDate, WEEKDAYS, type Weekday, weekdayOf } from './local-date.ts';
import { type MinuteWindow, type OpenWindow, parseWindow } from './window.ts';

/** The windows that start on a day. */
export type DayPlan = (day: DayNumber) => readonly MinuteWindow[];

const CLOSED: readonly MinuteWindow[] = [];

function windowsOf(windows: readonly OpenWindow[]): readonly MinuteWindow[] {
  return windows.map((window) => {
    const parsed = parseWindow(window);
    if (!parsed.ok) throw new RangeError(`${parsed.refusal.code}: ${window.join('-')}`);
    return parsed.value;
  });
}

function dayOf(date: string): DayNumber {
  const day = parseLocalDate(date);
  if (day === undefined) throw new RangeError(`calendar.bad-date: ${date}`);
  return day;
}

/** Reads a checked calendar into windows by day: an exception before a holiday before the week. Throws if unchecked. */
export function planDays(version: CalendarVersion): DayPlan {
  const week = new Map<Weekday, readonly MinuteWindow[]>(
    WEEKDAYS.map((weekday) => [weekday, windowsOf(version.weekly[weekday] ?? [])]),
  );
  const dates = new Map<DayNumber, readonly MinuteWindow[]>();
  for (const date of version.holidays ?? []) dates.set(dayOf(date), CLOSED);
  for (const [date, windows] of Object.entries(version.exceptions ?? {})) dates.set(dayOf(date), windowsOf(windows));
  return (day) => dates.get(day) ?? week.get(weekdayOf(day)) ?? CLOSED;
}
