import {
  type CalendarVersion,
  type CompiledCalendar,
  compileCalendar,
  generatedInstant,
  instantToWall,
} from '#capabilities/calendars/domain/index.ts';
import type { Result } from '#kernel/result.ts';
import { DAY, type Instant, MINUTE } from '#kernel/time.ts';
import { catalogue, organisation, type SiteName } from './content.ts';
import type { PlannedCalendar } from './plan-types.ts';

/** All sample services keep their promises on the hours of the desk in Berlin. */
export const PROMISE_CALENDAR = 'cal-berlin';

function versionOf(calendar: (typeof catalogue.calendars)[number]): CalendarVersion {
  return {
    zone: calendar.time_zone,
    weekly: Object.fromEntries(Object.entries(calendar.weekly).map(([day, windows]) => [day, windows ?? []])),
    holidays: calendar.holidays.map((holiday) => holiday.date),
    exceptions: Object.fromEntries(calendar.exceptions.map((day) => [day.date, day.windows])),
  };
}

/** The calendars of the three sites. */
export const calendars: readonly PlannedCalendar[] = catalogue.calendars.map((calendar) => ({
  key: calendar.id,
  name: calendar.name,
  hours: versionOf(calendar),
}));

const compiled = new Map(calendars.map((calendar) => [calendar.key, compileCalendar(calendar.hours)]));
const sites = new Map(organisation.sites.map((site) => [site.id, site]));

/** The value of a calculation that cannot be refused for content that its test has checked. */
export function certain<T>(result: Result<T>): T {
  if (!result.ok) throw new RangeError(`The sample's content does not hold: ${result.refusal.code}`);
  return result.value;
}

/** A value that the content's test has checked to be there. Throws a RangeError that names what is missing. */
export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`The sample's content lacks ${what}`);
  return value;
}

/** A site's calendar by key, compiled. Throws a RangeError for a key that is none. */
export function calendarOf(key: string): CompiledCalendar {
  return known(compiled.get(key), key);
}

export const promiseCalendar = calendarOf(PROMISE_CALENDAR);

/** A site with its zone, rooms and hours. */
export function siteOf(site: SiteName) {
  const found = known(sites.get(site), site);
  return { ...found, hours: calendarOf(found.calendar) };
}

/** The moment after so many open minutes of a site; 0 or less is the start itself. */
export function afterOpenMinutes(site: SiteName, from: Instant, minutes: number): Instant {
  const budget = Math.round(minutes * MINUTE);
  return budget <= 0 ? from : certain(siteOf(site).hours.addOpenTime(from, budget));
}

/** Up to the next full five minutes: people promise round times. */
export function roundUp(instant: Instant, minutes = 5): Instant {
  return Math.ceil(instant / (minutes * MINUTE)) * minutes * MINUTE;
}

/** The instant of a local date and time that we worked out ourselves. */
export function localInstant(zone: string, date: string, minuteOfDay: number): Instant {
  const hour = String(Math.floor(minuteOfDay / 60)).padStart(2, '0');
  const minute = String(Math.floor(minuteOfDay % 60)).padStart(2, '0');
  return certain(generatedInstant(zone, `${date}T${hour}:${minute}`));
}

/** Minutes after midnight of `HH:MM`. */
export function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

/** What the walls of a zone show: date, minute of the day and weekday (0 is Sunday). */
export function wallAt(zone: string, instant: Instant): { date: string; minute: number; weekday: number } {
  const wall = instantToWall(zone, instant);
  const date = wall.slice(0, 10);
  return { date, minute: minuteOf(wall.slice(11, 16)), weekday: new Date(`${date}T00:00:00Z`).getUTCDay() };
}

/** The local dates from one moment to another at which a site opens at all, in order. */
export function openDates(site: SiteName, from: Instant, to: Instant): string[] {
  const { time_zone: zone, hours } = siteOf(site);
  const dates: string[] = [];
  let day = Date.parse(`${wallAt(zone, from).date}T00:00:00Z`);
  const last = Date.parse(`${wallAt(zone, to).date}T00:00:00Z`);
  for (; day <= last; day += DAY) {
    const date = new Date(day).toISOString().slice(0, 10);
    const midnight = localInstant(zone, date, 0);
    if (hours.openTimeBetween(midnight, midnight + DAY) > 0) dates.push(date);
  }
  return dates;
}
