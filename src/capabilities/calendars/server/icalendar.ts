import ICAL from 'ical.js';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { LocalDate } from '../domain/index.ts';
import { isCountable } from './repetition.ts';

/** Why an entry of a file is not a holiday of ours. */
export type NotTaken = 'timed' | 'cancelled' | 'too-long' | 'repeats-otherwise' | 'unreadable';

/** What a file of holidays comes to, in order of dates. */
export interface ImportedHolidays {
  readonly holidays: { readonly date: LocalDate; readonly name: string }[];
  readonly notTaken: { readonly name: string; readonly date: LocalDate | null; readonly why: NotTaken }[];
}

/** The years of a file that are taken, both included. */
export interface Years {
  readonly first: number;
  readonly last: number;
}

const LONGEST_DAYS = 31;
const MOST_HOLIDAYS = 1000;
/** What a file may cost: an honest one with a century of repetitions needs a part of it. */
const MOST_STEPS = 10_000;
const NAME_LENGTH = 120;

class TooMuch extends Error {}

/** Unprintable characters are no part of a name. */
function nameOf(event: ICAL.Event): string {
  const text = String(event.summary ?? '').toWellFormed();
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, NAME_LENGTH)
    .toWellFormed();
}

function dateOf(time: ICAL.Time): LocalDate {
  return time.toString().slice(0, 10);
}

function whyNot(event: ICAL.Event): NotTaken | undefined {
  if (event.component.getFirstPropertyValue('status') === 'CANCELLED') return 'cancelled';
  if (!event.startDate.isDate) return 'timed';
  if (event.duration.toSeconds() > LONGEST_DAYS * 86_400) return 'too-long';
  return isCountable(event.component) ? undefined : 'repeats-otherwise';
}

/** Each date of one occurrence; an end on the same day, which some programs write, is one day. */
function datesOf(start: ICAL.Time, days: number): LocalDate[] {
  const day = start.clone();
  return Array.from({ length: Math.max(1, days) }, () => {
    const date = dateOf(day);
    day.adjust(1, 0, 0, 0);
    return date;
  });
}

interface Reading {
  readonly years: Years;
  readonly found: Map<LocalDate, string>;
  readonly notTaken: ImportedHolidays['notTaken'][number][];
  steps: number;
}

function occurrences(event: ICAL.Event, reading: Reading): LocalDate[] {
  const days = Math.round(event.duration.toSeconds() / 86_400);
  if (!event.isRecurring()) return datesOf(event.startDate, days);
  const all: LocalDate[] = [];
  const { month, day } = event.startDate;
  const leap = month === 2 && day === 29;
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.year <= reading.years.last; next = iterator.next()) {
    reading.steps += 1;
    if (reading.steps > MOST_STEPS) throw new TooMuch();
    // 29 February comes in leap years alone; the library would move it to March.
    if (leap && next.month === 3 && next.day === 1) continue;
    const { item, startDate } = event.getOccurrenceDetails(next);
    if (whyNot(item) === undefined) all.push(...datesOf(startDate, days));
  }
  return all;
}

function readEvent(event: ICAL.Event, reading: Reading): void {
  const name = nameOf(event);
  try {
    const why = whyNot(event);
    if (why) {
      reading.notTaken.push({ name, date: dateOf(event.startDate), why });
      return;
    }
    for (const date of occurrences(event, reading)) {
      const year = Number(date.slice(0, 4));
      if (year >= reading.years.first && year <= reading.years.last)
        reading.found.set(date, reading.found.get(date) || name);
    }
  } catch (error) {
    if (error instanceof TooMuch) throw error;
    reading.notTaken.push({ name, date: null, why: 'unreadable' });
  }
}

/** Entries as they stand, each with the changes of single occurrences that follow under its name. */
function eventsOf(text: string): ICAL.Event[] {
  const parsed: unknown = ICAL.parse(text);
  if (!Array.isArray(parsed)) return [];
  const calendars = typeof parsed[0] === 'string' ? [parsed] : parsed;
  const components = calendars
    .map((one) => new ICAL.Component(one))
    .filter(({ name }) => name === 'vcalendar')
    .flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  const uidOf = (component: ICAL.Component) => String(component.getFirstPropertyValue('uid'));
  const isChange = (component: ICAL.Component) => component.hasProperty('recurrence-id');
  const changes = Map.groupBy(components.filter(isChange), uidOf);
  return components
    .filter((one) => !isChange(one))
    .map((one) => {
      const exceptions = changes.get(uidOf(one)) ?? [];
      // Each change belongs to one entry, so that a file of many that share a name costs no more than its size.
      changes.delete(uidOf(one));
      return new ICAL.Event(one, { exceptions, strictExceptions: false });
    });
}

/**
 * Reads the holidays of an iCalendar file: its whole-day entries within `years`, each date with its name. Answers too
 * which entries are none and why. Refuses `calendar.not-icalendar`, `calendar.nothing-in-file` and
 * `calendar.file-too-much`, all at `icalendar`.
 */
export function readIcalendar(text: string, years: Years): Result<ImportedHolidays> {
  const reading: Reading = { years, found: new Map(), notTaken: [], steps: 0 };
  const refused = (code: string) => {
    const { refusal } = refuse(code, 422, { most: MOST_HOLIDAYS });
    return { ok: false as const, refusal: { ...refusal, at: 'icalendar' } };
  };
  try {
    const events = eventsOf(text);
    if (events.length === 0) return refused('calendar.nothing-in-file');
    for (const event of events) readEvent(event, reading);
  } catch (error) {
    return refused(error instanceof TooMuch ? 'calendar.file-too-much' : 'calendar.not-icalendar');
  }
  if (reading.found.size > MOST_HOLIDAYS || reading.notTaken.length > MOST_HOLIDAYS)
    return refused('calendar.file-too-much');
  const holidays = [...reading.found]
    .map(([date, name]) => ({ date, name }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return ok({ holidays, notTaken: reading.notTaken });
}
