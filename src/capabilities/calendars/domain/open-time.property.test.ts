import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '#kernel/result.ts';
import { DAY, fromIso, type Instant, MINUTE } from '#kernel/time.ts';
import { vectorCalendar } from '../testing/clock-vectors.ts';
import { type CalendarVersion, compileCalendar, type OpenWindow, WEEKDAYS, type Weekday } from './index.ts';

const SPAN_DAYS = 8;
const MINUTES_PER_DAY = 1440;

/** One minute of real time as a wall clock shows it; `count` is minutes on the wall since the span's first midnight. */
interface Minute {
  readonly date: string;
  readonly count: number;
}

interface Span {
  readonly zone: string;
  readonly from: Instant;
  readonly minutes: readonly Minute[];
  readonly dates: readonly string[];
}

/** Reads every minute of eight days from Intl, which is all that the oracle shares with the product. */
function readSpan(zone: string, start: string): Span {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const from = fromIso(start);
  const dates: string[] = [];
  const minutes = Array.from({ length: SPAN_DAYS * MINUTES_PER_DAY }, (_, minute) => {
    const [date = '', time = ''] = format.format(from + minute * MINUTE).split(' ');
    if (dates.at(-1) !== date) dates.push(date);
    return { date, count: (dates.length - 1) * MINUTES_PER_DAY + minutesOf(time) };
  });
  return { zone, from, minutes, dates };
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

const SPANS = [
  readSpan('Europe/Berlin', '2026-03-25T00:00Z'),
  readSpan('Europe/Berlin', '2026-10-21T00:00Z'),
  readSpan('Africa/Cairo', '2026-04-20T00:00Z'),
  readSpan('Australia/Lord_Howe', '2026-04-01T00:00Z'),
  readSpan('America/New_York', '2026-12-27T00:00Z'),
];

function spanAt(index: number): Span {
  const span = SPANS[index];
  if (!span) throw new Error(`No span ${index}`);
  return span;
}

function windowsOn({ weekly, holidays = [], exceptions = {} }: CalendarVersion, date: string): readonly OpenWindow[] {
  const weekday: Weekday | undefined = WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7];
  const usual = holidays.includes(date) || !weekday ? [] : (weekly[weekday] ?? []);
  return exceptions[date] ?? usual;
}

/**
 * Which minutes are open, by walking the wall clock: a window opens at the first minute that shows its start or
 * later, and closes at the last minute that shows its end, or else right after all that show less.
 */
function walkOpenMinutes(version: CalendarVersion, { minutes, dates }: Span): readonly boolean[] {
  const open = minutes.map(() => false);
  for (const [day, date] of dates.entries()) {
    for (const [start, end] of windowsOn(version, date)) {
      const opens = day * MINUTES_PER_DAY + minutesOf(start);
      const closes = day * MINUTES_PER_DAY + minutesOf(end) + (end < start ? MINUTES_PER_DAY : 0);
      const first = minutes.findIndex(({ count }) => count >= opens);
      const last = minutes.findLastIndex(({ count }) => count <= closes);
      if (first >= 0) open.fill(true, first, minutes[last]?.count === closes ? last : last + 1);
    }
  }
  return open;
}

const quarter = fc.nat(95).map((quarters) => {
  const hours = String(Math.floor(quarters / 4)).padStart(2, '0');
  return `${hours}:${String((quarters % 4) * 15).padStart(2, '0')}`;
});
const window: fc.Arbitrary<OpenWindow> = fc.tuple(quarter, quarter).filter(([start, end]) => start !== end);
const windows = fc.array(window, { maxLength: 2 });

interface Week {
  readonly span: number;
  readonly version: CalendarVersion;
}

const weeks: fc.Arbitrary<Week> = fc.nat(SPANS.length - 1).chain((span) => {
  const { zone, dates } = spanAt(span);
  const version = fc.record({
    zone: fc.constant(zone),
    weekly: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, windows]))),
    holidays: fc.uniqueArray(fc.constantFrom(...dates), { maxLength: 1 }),
    exceptions: fc.dictionary(fc.constantFrom(...dates), windows, { maxKeys: 1 }),
  });
  return version.map((one) => ({ span, version: one }));
});

describe('addOpenTime', () => {
  it('finds the same due as somebody who walks the wall clock minute by minute', () => {
    const anchors = fc.integer({ min: 2 * MINUTES_PER_DAY, max: 5 * MINUTES_PER_DAY });
    fc.assert(
      fc.property(weeks, anchors, fc.integer({ min: 1, max: 2000 }), ({ span: index, version }, anchor, budget) => {
        const span = spanAt(index);
        const open = walkOpenMinutes(version, span);
        let left = budget;
        let due = anchor;
        for (; left > 0 && due < open.length; due += 1) if (open[due]) left -= 1;
        // The span's last day may still be open from windows that the oracle does not see the end of.
        fc.pre(left === 0 && due < (SPAN_DAYS - 1) * MINUTES_PER_DAY);
        const answer = compileCalendar(version).addOpenTime(span.from + anchor * MINUTE, budget * MINUTE);
        expect(answer).toEqual(ok(span.from + due * MINUTE));
      }),
      { numRuns: 300 },
    );
  });

  it('answers the first millisecond at which openTimeBetween has reached the budget', () => {
    const names = fc.constantFrom('BER', 'B24', 'NIGHT', 'SPLIT', 'SUN_GAP', 'SUN_OVERLAP', 'NYC', 'SYD');
    const anchors = fc.integer({ min: fromIso('2025-06-01T00:00Z'), max: fromIso('2026-12-31T00:00Z') });
    fc.assert(
      fc.property(names, anchors, fc.integer({ min: 1, max: 2 * DAY }), (name, anchor, budget) => {
        const calendar = compileCalendar(vectorCalendar(name));
        const due = calendar.addOpenTime(anchor, budget);
        if (!due.ok) throw new Error(due.refusal.code);
        expect(calendar.openTimeBetween(anchor, due.value)).toBe(budget);
        expect(calendar.openTimeBetween(anchor, due.value - 1)).toBe(budget - 1);
      }),
      { numRuns: 500 },
    );
  });
});
