import ICAL from 'ical.js';
import { cleanLine } from './clean.ts';

/** A meeting that a mail asks for, answers or calls off. Shown, never answered by itself. */
export interface CalendarCard {
  readonly method: 'request' | 'reply' | 'cancel' | 'publish' | 'other';
  readonly title: string;
  readonly place: string;
  readonly organiser: string;
  /** ISO 8601, in UTC where the invitation says so; a day alone for whole days. Null when it is not said. */
  readonly starts: string | null;
  readonly ends: string | null;
}

const METHODS = ['request', 'reply', 'cancel', 'publish'] as const;
const LONGEST = 256 * 1024;

function textOf(event: ICAL.Component, name: string): string {
  const value: unknown = event.getFirstPropertyValue(name);
  return typeof value === 'string' ? cleanLine(value, 300) : '';
}

function momentOf(event: ICAL.Component, name: string): string | null {
  const value: unknown = event.getFirstPropertyValue(name);
  if (!(value instanceof ICAL.Time)) return null;
  const moment = value.isDate || value.zone === ICAL.Timezone.localTimezone ? value.toString() : value.toJSDate();
  return typeof moment === 'string' ? moment : moment.toISOString();
}

/** The meeting in an iCalendar text; null when there is none to be read. Never throws. */
export function calendarCardOf(ics: string): CalendarCard | null {
  if (ics.length > LONGEST) return null;
  try {
    const calendar = new ICAL.Component(ICAL.parse(ics));
    const event = calendar.getFirstSubcomponent('vevent');
    if (!event) return null;
    const said = textOf(calendar, 'method').toLowerCase();
    return {
      method: METHODS.find((one) => one === said) ?? 'other',
      title: textOf(event, 'summary'),
      place: textOf(event, 'location'),
      organiser: textOf(event, 'organizer').replace(/^mailto:/i, ''),
      starts: momentOf(event, 'dtstart'),
      ends: momentOf(event, 'dtend'),
    };
  } catch {
    return null;
  }
}
