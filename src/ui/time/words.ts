import { localeOf } from '#kernel/locale.ts';
import type { Translate } from '#kernel/messages.ts';
import type { Language } from '#kernel/text.ts';
import { DAY, HOUR, type Instant, MINUTE, type Span } from '#kernel/time.ts';

/** Whose words and whose wall clock. `zone` is an IANA name. */
export interface Reader {
  readonly language: Language;
  readonly zone: string;
  readonly t: Translate;
}

type Form = 'clock' | 'weekday' | 'short-day' | 'day' | 'day-and-year' | 'long-day' | 'date' | 'zone';

const SHAPES: Readonly<Record<Form, Intl.DateTimeFormatOptions>> = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'short' },
  'short-day': { day: 'numeric', month: 'short' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  'day-and-year': { day: 'numeric', month: 'short', year: 'numeric' },
  'long-day': { weekday: 'long', day: 'numeric', month: 'long' },
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  zone: { timeZoneName: 'short' },
};

const made = new Map<string, Intl.DateTimeFormat>();

function formatter(reader: Reader, form: Form): Intl.DateTimeFormat {
  const key = `${reader.language} ${reader.zone} ${form}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(localeOf(reader.language), { ...SHAPES[form], timeZone: reader.zone });
  made.set(key, fresh);
  return fresh;
}

/** The time of day, bare: `14:30`. For columns of times. */
export function clockTime(at: Instant, reader: Reader): string {
  return formatter(reader, 'clock').format(at);
}

/** `Thursday 26 November`, for headings. */
export function longDay(at: Instant, reader: Reader): string {
  return formatter(reader, 'long-day').format(at);
}

/** Whether two instants fall on the same day of the reader's calendar. */
export function onSameDay(one: Instant, other: Instant, reader: Reader): boolean {
  const date = formatter(reader, 'date');
  return date.format(one) === date.format(other);
}

/** `Thu 26 Nov`, with the year instead of the weekday when it is another year. */
export function dayOf(at: Instant, now: Instant, reader: Reader): string {
  const sameYear = formatter(reader, 'date').format(at).includes(yearOf(now, reader));
  return formatter(reader, sameYear ? 'day' : 'day-and-year').format(at);
}

function yearOf(at: Instant, reader: Reader): string {
  const parts = formatter(reader, 'date').formatToParts(at);
  return parts.find((part) => part.type === 'year')?.value ?? '';
}

/** The moment as a person says it: `14:30` today, `Thu 26 Nov, 14:30` otherwise. In a list, without `Uhr`. */
export function momentOf(at: Instant, now: Instant, reader: Reader, place: 'sentence' | 'list' = 'sentence'): string {
  const time = clockTime(at, reader);
  const said = place === 'list' ? time : reader.t('time.clock', { time });
  if (onSameDay(at, now, reader)) return said;
  return reader.t('time.day-and-clock', { day: dayOf(at, now, reader), time: said });
}

const NEAR = 6 * DAY;

/** The shortest that is still clear, for narrow columns: `14:30`, `Fri 09:00` within days, `3 Dec` further off. */
export function briefOf(at: Instant, now: Instant, reader: Reader): string {
  const time = clockTime(at, reader);
  if (onSameDay(at, now, reader)) return time;
  if (Math.abs(at - now) > NEAR) return formatter(reader, 'short-day').format(at);
  return `${formatter(reader, 'weekday').format(at)} ${time}`;
}

type SpanForm = 'short' | 'long';

function span(length: Span, { t }: Reader, form: SpanForm, days: 'span.days' | 'span.days-away'): string {
  const minutes = Math.floor(Math.abs(length) / MINUTE);
  if (minutes < 60) return t(`span.${form}.minutes`, { n: minutes });
  const hours = Math.floor(Math.abs(length) / HOUR);
  if (hours >= 24) return t(days, { n: Math.floor(Math.abs(length) / DAY) });
  const rest = minutes - hours * 60;
  if (rest === 0 || hours >= 6) return t(`span.${form}.hours`, { n: hours });
  return t('span.both', {
    hours: t(`span.${form}.hours`, { n: hours }),
    minutes: t(`span.${form}.minutes`, { n: rest }),
  });
}

/** A length of time in one or two units: `25 min`, `3 h`, `1 h 20 min`, `2 days`. Long: `25 minutes`. */
export function spanOf(length: Span, reader: Reader, form: SpanForm = 'short'): string {
  return span(length, reader, form, 'span.days');
}

/**
 * Open time in hours and minutes, however long: `55 h`, `5 h 32 min`, `25 min`. Never in days, because a day of open
 * time is no day.
 */
export function openTimeOf(length: Span, { t }: Reader, form: SpanForm = 'short'): string {
  const minutes = Math.floor(Math.abs(length) / MINUTE);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t(`span.${form}.minutes`, { n: rest });
  const said = t(`span.${form}.hours`, { n: hours });
  return rest === 0 ? said : t('span.both', { hours: said, minutes: t(`span.${form}.minutes`, { n: rest }) });
}

/** Where an instant lies from now: `in 25 min`, `now`, `8 min ago`. `now` is the present minute of `useClock`. */
export function relativeOf(at: Instant, now: Instant, reader: Reader, form: SpanForm = 'short'): string {
  const distance = Math.floor((at - now) / MINUTE) * MINUTE;
  if (distance === 0) return reader.t('time.now');
  // German bends the days: two "Tage", but in two "Tagen".
  const away = span(distance, reader, form, 'span.days-away');
  return reader.t(distance > 0 ? 'time.in' : 'time.ago', { span: away });
}

/** How late something owed by `due` is: `38 min late`. */
export function lateOf(due: Instant, now: Instant, reader: Reader): string {
  return reader.t('time.late', { span: spanOf(now - due, reader) });
}

/** The short name of the reader's zone at `at` (`CET`), or null when `other` has the same wall clock then. */
export function zoneNote(at: Instant, other: string, reader: Reader): string | null {
  const shift = (zone: string) =>
    formatter({ ...reader, zone }, 'clock').format(at) + formatter({ ...reader, zone }, 'date').format(at);
  if (shift(other) === shift(reader.zone)) return null;
  const parts = formatter(reader, 'zone').formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? null;
}

/** The zone that this device runs in. */
export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
