import { localeOf } from './locale.ts';
import type { Language } from './text.ts';
import { DAY, type Instant } from './time.ts';

/** For whom a moment is written: their language and their IANA zone. */
export interface Reader {
  readonly language: Language;
  readonly timeZone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(reader: Reader, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${reader.language} ${reader.timeZone} ${key}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(reader.language), { timeZone: reader.timeZone, ...options });
  formats.set(name, made);
  return made;
}

function dayOf(reader: Reader, instant: Instant): string {
  return formatOf(reader, 'day', { dateStyle: 'short' }).format(instant);
}

/**
 * A moment as its reader says it: the time alone on the same day, with the weekday and date on another
 * (`14:30`, `Thu 26 Nov, 14:30`), with the year when it is half a year away or more.
 */
export function sayMoment(reader: Reader, instant: Instant, now: Instant): string {
  const time = formatOf(reader, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
  if (dayOf(reader, instant) === dayOf(reader, now)) return time;
  const far = Math.abs(instant - now) > 183 * DAY;
  const date = formatOf(reader, far ? 'date-year' : 'date', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(far ? { year: 'numeric' } : {}),
  }).format(instant);
  return `${date.replace(/^(\w+),/u, '$1')}, ${time}`;
}
