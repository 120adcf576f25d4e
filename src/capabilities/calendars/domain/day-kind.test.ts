import { describe, expect, it } from 'vitest';
import { HOUR } from '#kernel/time.ts';
import { type CalendarVersion, daysOfYear } from './index.ts';

const BERLIN: CalendarVersion = {
  zone: 'Europe/Berlin',
  weekly: { mon: [['09:00', '17:00']], sat: [['22:00', '06:00']] },
  holidays: ['2026-01-05', '2026-01-12'],
  exceptions: { '2026-01-12': [['10:00', '12:00']], '2026-01-19': [] },
};

describe('daysOfYear', () => {
  const days = new Map(daysOfYear(BERLIN, 2026).map((day) => [day.date, day]));

  it('has every date once', () => {
    expect([days.size, daysOfYear(BERLIN, 2028).length]).toEqual([365, 366]);
    expect([...days.keys()].at(-1)).toBe('2026-12-31');
  });

  it('says why a date has its hours: an exception before a holiday before the week', () => {
    expect(days.get('2026-01-04')).toMatchObject({ kind: 'closed', weekday: 'sun', open: 0 });
    expect(days.get('2026-01-05')).toMatchObject({ kind: 'holiday', windows: [], open: 0 });
    expect(days.get('2026-01-12')).toMatchObject({ kind: 'exception', open: 2 * HOUR });
    expect(days.get('2026-01-19')).toMatchObject({ kind: 'exception', windows: [], open: 0 });
    expect(days.get('2026-01-26')).toMatchObject({ kind: 'open', open: 8 * HOUR });
  });

  it('marks the dates on which clocks change, and counts what a night then really lasts', () => {
    expect([...days.values()].filter(({ shift }) => shift !== 0).map(({ date, shift }) => [date, shift])).toEqual([
      ['2026-03-29', -HOUR],
      ['2026-10-25', HOUR],
    ]);
    expect(days.get('2026-03-28')?.open).toBe(7 * HOUR);
    expect(days.get('2026-10-24')?.open).toBe(9 * HOUR);
  });

  it('gives a date that a zone left out no length', () => {
    const apia: CalendarVersion = { zone: 'Pacific/Apia', weekly: { fri: [['09:00', '17:00']] } };
    const skipped = daysOfYear(apia, 2011).find(({ date }) => date === '2011-12-30');
    expect(skipped).toMatchObject({ weekday: 'fri', kind: 'open', open: 0, shift: -24 * HOUR });
  });
});
