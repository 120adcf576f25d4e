import { toIso } from '#kernel/time.ts';
import type { CalendarVersion, LocalDate, OpenWindow, Weekday } from '../domain/index.ts';
import { generatedInstant, WEEKDAYS } from '../domain/index.ts';

/** A date with what is said about it: the name of a holiday, or the hours of an exception. `key` stays while it changes. */
export interface DatedText {
  readonly key: number;
  readonly date: string;
  readonly text: string;
}

/** Hours as they are being written, each day a line such as `09:00–12:00, 13:00–17:00`. */
export interface HoursDraft {
  readonly name: string;
  readonly zone: string;
  readonly weekly: Readonly<Record<Weekday, string>>;
  readonly holidays: readonly DatedText[];
  readonly exceptions: readonly DatedText[];
  /** The first date on which new promises use them; empty for at once. */
  readonly from: string;
}

/** What is wrong before anything is sent, by field: `weekly.mon`, `holidays.3`, `exceptions.4.text`, `name`. */
export type DraftFaults = Readonly<Record<string, 'hours' | 'date' | 'twice' | 'name'>>;

const WINDOW = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:-|–|—|to|bis)\s*(\d{1,2})(?:[:.]?(\d{2}))?$/i;

function time(hours = '', minutes = '00'): string {
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** Hours as people type them: `9-12, 13:00–17:30`; nothing is closed. Undefined where they can't be read. */
export function readHours(text: string): [string, string][] | undefined {
  const parts = text.split(/[,;]/).map((part) => part.trim());
  const read = parts.filter(Boolean).map((part) => WINDOW.exec(part));
  const windows = read.flatMap((match): [string, string][] =>
    match ? [[time(match[1], match[2]), time(match[3], match[4])]] : [],
  );
  const real = windows.every(([start, end]) => start < '24:00' && end <= '24:00' && minutesOf(start) && minutesOf(end));
  return real && windows.length === read.length ? windows : undefined;
}

function minutesOf(clock: string): boolean {
  return clock.slice(3) < '60';
}

/** Hours as people read them: `09:00–12:00, 13:00–17:00`. */
export function writtenHours(windows: readonly OpenWindow[]): string {
  return windows.map(([start, end]) => `${start}–${end}`).join(', ');
}

/** Every weekday with the same hours. */
export function everyDay(text: string): HoursDraft['weekly'] {
  return { mon: text, tue: text, wed: text, thu: text, fri: text, sat: text, sun: text };
}

/** A calendar that somebody begins: office hours in this zone. */
export function newDraft(zone: string): HoursDraft {
  const weekly = { ...everyDay('09:00–17:00'), sat: '', sun: '' };
  return { name: '', zone, weekly, holidays: [], exceptions: [], from: '' };
}

/** The hours of a calendar, ready to be changed. */
export function draftOf(given: {
  readonly name: string;
  readonly hours: CalendarVersion;
  readonly holidayNames: Readonly<Record<LocalDate, string>>;
}): HoursDraft {
  const { zone, weekly, holidays = [], exceptions = {} } = given.hours;
  const week = WEEKDAYS.map((day) => [day, writtenHours(weekly[day] ?? [])] as const);
  const own = Object.entries(exceptions).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    name: given.name,
    zone,
    weekly: { ...everyDay(''), ...Object.fromEntries(week) },
    holidays: holidays.toSorted().map((date, key) => ({ key, date, text: given.holidayNames[date] ?? '' })),
    exceptions: own.map(([date, windows], key) => ({ key, date, text: writtenHours(windows) })),
    from: '',
  };
}

/** A row more, with a key that no other row has. */
export function withRow(rows: readonly DatedText[], row: Omit<DatedText, 'key'>): readonly DatedText[] {
  return [...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, ...row }];
}

function datedFaults(rows: readonly DatedText[], list: 'holidays' | 'exceptions'): [string, DraftFaults[string]][] {
  return rows.flatMap((row, place): [string, DraftFaults[string]][] => {
    const field = `${list}.${row.key}`;
    if (row.date === '') return [[field, 'date']];
    if (rows.findIndex(({ date }) => date === row.date) < place) return [[field, 'twice']];
    return list === 'exceptions' && !readHours(row.text) ? [[`${field}.text`, 'hours']] : [];
  });
}

/** What can be seen to be wrong without asking the server. */
export function draftFaults(draft: HoursDraft): DraftFaults {
  const weekly = WEEKDAYS.filter((day) => !readHours(draft.weekly[day])).map(
    (day) => [`weekly.${day}`, 'hours'] as const,
  );
  return Object.fromEntries([
    ...(draft.name.trim() === '' ? [['name', 'name'] as const] : []),
    ...weekly,
    ...datedFaults(draft.holidays, 'holidays'),
    ...datedFaults(draft.exceptions, 'exceptions'),
  ]);
}

/** A draft as it is sent; of one without `draftFaults`. */
export function bodyOf(draft: HoursDraft) {
  const week = WEEKDAYS.map((day) => [day, readHours(draft.weekly[day]) ?? []] as const);
  const named = draft.holidays.filter(({ text }) => text.trim() !== '');
  const from = draft.from === '' ? undefined : generatedInstant(draft.zone, `${draft.from}T00:00`);
  return {
    hours: {
      zone: draft.zone,
      weekly: Object.fromEntries(week.filter(([, windows]) => windows.length > 0)),
      holidays: draft.holidays.map(({ date }) => date),
      exceptions: Object.fromEntries(draft.exceptions.map(({ date, text }) => [date, readHours(text) ?? []])),
    },
    holidayNames: Object.fromEntries(named.map(({ date, text }) => [date, text.trim()])),
    ...(from?.ok && { effectiveFrom: toIso(from.value) }),
  };
}

/** The field of a draft that the server means by a path such as `body.hours.weekly.mon.0`; undefined for none of them. */
export function fieldAt(draft: HoursDraft, path: string): string | undefined {
  const [, first, list, which] = /^body\.(?:hours\.)?((\w+)(?:\.([\w-]+))?)/.exec(path) ?? [];
  if (list === 'weekly') return first;
  if (list === 'holidays') return `holidays.${draft.holidays[Number(which)]?.key}`;
  if (list === 'holidayNames') return `holidays.${draft.holidays.find(({ date }) => date === which)?.key}.text`;
  if (list === 'exceptions') return `exceptions.${draft.exceptions.find(({ date }) => date === which)?.key}.text`;
  return list === 'name' || list === 'zone' || list === 'effectiveFrom' ? list : undefined;
}
