import { describe, expect, test } from 'vitest';
import type { CalendarVersion } from './calendar-version.ts';
import { changedDays, hoursOn } from './changed-days.ts';

const before: CalendarVersion = { zone: 'Europe/Berlin', weekly: { mon: [['09:00', '17:00']] } };
const WEEKS = 14;

describe('days that change', () => {
  test('are those with other open moments, with both hours', () => {
    const after: CalendarVersion = {
      ...before,
      holidays: ['2026-11-30'],
      exceptions: { '2026-11-25': [['10:00', '12:00']] },
    };
    expect(changedDays({ before, after }, '2026-11-23', WEEKS)).toEqual([
      { date: '2026-11-25', before: [], after: [['10:00', '12:00']] },
      { date: '2026-11-30', before: [['09:00', '17:00']], after: [] },
    ]);
  });

  test('are none for the same hours, however they are written', () => {
    const after: CalendarVersion = {
      ...before,
      holidays: ['2026-11-24'],
      exceptions: { '2026-11-23': [['09:00', '17:00']] },
    };
    expect(changedDays({ before, after }, '2026-11-23', WEEKS)).toEqual([]);
  });

  test('are all open ones when only the zone is another', () => {
    const after = { ...before, zone: 'Europe/London' };
    expect(changedDays({ before, after }, '2026-11-23', WEEKS).map(({ date }) => date)).toEqual([
      '2026-11-23',
      '2026-11-30',
    ]);
  });

  test('let hours of its own come before a holiday', () => {
    const both = { ...before, holidays: ['2026-12-24'], exceptions: { '2026-12-24': [['09:00', '12:00'] as const] } };
    expect(hoursOn(both, '2026-12-24')).toEqual([['09:00', '12:00']]);
    expect(hoursOn(both, '2026-12-21')).toEqual([['09:00', '17:00']]);
  });
});
