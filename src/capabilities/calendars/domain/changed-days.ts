import type { CalendarVersion } from './calendar-version.ts';
import { planDays } from './day-plan.ts';
import { formatLocalDate, type LocalDate, parseLocalDate, weekdayOf } from './local-date.ts';
import { openInterval } from './open-year.ts';
import type { OpenWindow } from './window.ts';

/** A date on which two versions are not open at the same moments, with the hours that each writes for it. */
export interface ChangedDay {
  readonly date: LocalDate;
  readonly before: readonly OpenWindow[];
  readonly after: readonly OpenWindow[];
}

/** The hours that begin on a date: its own, else none on a holiday, else those of the week. */
export function hoursOn(version: CalendarVersion, date: LocalDate): readonly OpenWindow[] {
  const day = parseLocalDate(date);
  if (day === undefined || version.holidays?.includes(date)) return version.exceptions?.[date] ?? [];
  return version.exceptions?.[date] ?? version.weekly[weekdayOf(day)] ?? [];
}

/** The open moments of each day, as text, so that two ways to write the same hours are the same. */
function openMoments(version: CalendarVersion): (day: number) => string {
  const plan = planDays(version);
  return (day) =>
    plan(day)
      .map((window) => openInterval(version.zone, day, window))
      .sort((a, b) => a.from - b.from)
      .map(({ from, to }) => `${from}-${to}`)
      .join(' ');
}

/** The dates from `from` on, `days` of them, on which another version is open at other moments. Both are accepted ones. */
export function changedDays(
  { before, after }: { readonly before: CalendarVersion; readonly after: CalendarVersion },
  from: LocalDate,
  days: number,
): readonly ChangedDay[] {
  const first = parseLocalDate(from);
  if (first === undefined) throw new RangeError(`${from} is not a date.`);
  const [then, now] = [openMoments(before), openMoments(after)];
  return Array.from({ length: days }, (_, place) => first + place)
    .filter((day) => then(day) !== now(day))
    .map((day) => {
      const date = formatLocalDate(day);
      return { date, before: hoursOn(before, date), after: hoursOn(after, date) };
    });
}
