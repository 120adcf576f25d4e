import { describe, expect, it } from 'vitest';
import { ok } from '#kernel/result.ts';
import { CLOCK_VECTORS, vectorCalendar } from '../testing/clock-vectors.ts';
import { type CalendarVersion, checkCalendar } from './index.ts';

const WEEK: CalendarVersion = { zone: 'Europe/Berlin', weekly: { mon: [['09:00', '17:00']] } };

function refusalOf(version: CalendarVersion): string | undefined {
  const checked = checkCalendar(version);
  return checked.ok ? undefined : checked.refusal.code;
}

describe('checkCalendar', () => {
  it.each(['BER', 'BER_v2', 'B24', 'NIGHT', 'SPLIT', 'SUN_GAP', 'SYD'])('accepts %s', (name) => {
    expect(checkCalendar(vectorCalendar(name))).toEqual(ok(vectorCalendar(name)));
  });

  it.each(CLOCK_VECTORS.filter(({ calendarInput }) => calendarInput))('$id $title', (vector) => {
    expect(refusalOf(vector.calendarInput ?? WEEK)).toBe(`calendar.${vector.expect.error}`);
  });

  it.each(['Europe/Atlantis', '+02:00', 'GMT+2', ''])('refuses the zone "%s"', (zone) => {
    expect(refusalOf({ ...WEEK, zone })).toBe('calendar.unknown-zone');
  });

  it.each([
    ['9:00', '17:00'],
    ['09:00', '17:60'],
    ['24:00', '06:00'],
    ['09:00', '25:00'],
  ])('refuses the times %s–%s', (start, end) => {
    expect(refusalOf({ ...WEEK, weekly: { mon: [[start, end]] } })).toBe('calendar.bad-time');
  });

  it.each(['2026-02-30', '2026-2-3', 'Easter'])('refuses the date %s', (date) => {
    expect(refusalOf({ ...WEEK, holidays: [date] })).toBe('calendar.bad-date');
    expect(refusalOf({ ...WEEK, exceptions: { [date]: [] } })).toBe('calendar.bad-date');
    expect(refusalOf({ ...WEEK, effectiveFrom: date })).toBe('calendar.bad-date');
  });

  it('refuses windows that overlap, on a day or over midnight', () => {
    const overlapping = 'calendar.overlapping-windows';
    const morning = ['05:00', '09:00'] as const;
    const night = ['22:00', '06:00'] as const;
    expect(refusalOf({ ...WEEK, weekly: { mon: [morning, ['08:59', '12:00']] } })).toBe(overlapping);
    expect(refusalOf({ ...WEEK, weekly: { sun: [night], mon: [morning] } })).toBe(overlapping);
    expect(refusalOf({ ...WEEK, weekly: { mon: [night] }, exceptions: { '2026-03-10': [morning] } })).toBe(overlapping);
    expect(refusalOf({ ...WEEK, weekly: { tue: [morning] }, exceptions: { '2026-03-09': [night] } })).toBe(overlapping);
  });

  it('says which value is wrong', () => {
    const placeOf = (version: CalendarVersion) => {
      const checked = checkCalendar(version);
      return checked.ok ? undefined : checked.refusal.at;
    };
    const nothing = ['09:00', '09:00'] as const;
    const night = ['22:00', '06:00'] as const;
    const early = ['05:00', '09:00'] as const;
    expect(placeOf({ ...WEEK, zone: 'Europe/Atlantis' })).toBe('zone');
    expect(placeOf({ ...WEEK, holidays: ['2026-12-24', '2026-02-30'] })).toBe('holidays.1');
    expect(placeOf({ ...WEEK, weekly: { tue: [early, nothing] } })).toBe('weekly.tue.1');
    expect(placeOf({ ...WEEK, exceptions: { '2026-12-24': [nothing] } })).toBe('exceptions.2026-12-24.0');
    expect(placeOf({ ...WEEK, weekly: { sun: [night], mon: [early] } })).toBe('weekly.mon');
    expect(placeOf({ ...WEEK, weekly: { wed: [early, early] } })).toBe('weekly.wed');
    expect(placeOf({ ...WEEK, weekly: { mon: [night] }, exceptions: { '2026-03-10': [early] } })).toBe(
      'exceptions.2026-03-10',
    );
  });

  it('accepts windows that touch', () => {
    expect(
      refusalOf({
        ...WEEK,
        weekly: {
          mon: [
            ['06:00', '09:00'],
            ['09:00', '24:00'],
          ],
          tue: [['00:00', '06:00']],
        },
      }),
    ).toBe(undefined);
  });

  it('refuses a calendar that does not open within 400 days of taking effect', () => {
    const once: CalendarVersion = { zone: 'UTC', weekly: {}, exceptions: { '2026-03-09': [['09:00', '10:00']] } };
    expect(refusalOf({ ...once, effectiveFrom: '2026-01-01' })).toBe(undefined);
    expect(refusalOf({ ...once, effectiveFrom: '2026-03-10' })).toBe('calendar.no-open-time-in-horizon');
    expect(refusalOf({ ...once, effectiveFrom: '2025-01-01' })).toBe('calendar.no-open-time-in-horizon');
  });
});
