import { describe, expect, it } from 'vitest';
import { compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { fromIso, toIso } from '#kernel/time.ts';
import { choicesAhead } from './choices.ts';

const zone = 'Europe/Berlin';
const day: [string, string][] = [['10:00', '18:00']];
const calendar = compileCalendar({
  zone,
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
  exceptions: {},
  holidays: ['2026-11-30'],
  effectiveFrom: '2026-01-01',
});

const at = (now: string, hours: typeof calendar | null = null, latest: string | null = null) =>
  choicesAhead({ now: fromIso(now), zone, calendar: hours, latest: latest === null ? null : fromIso(latest) }).map(
    (one) => `${one.occasion} ${toIso(one.at)}`,
  );

describe('the moments to choose from', () => {
  it('on a Tuesday morning', () => {
    expect(at('2026-11-24T08:02:00Z')).toEqual([
      'half-hour 2026-11-24T08:35:00.000Z',
      'afternoon 2026-11-24T13:00:00.000Z',
      'tomorrow 2026-11-25T08:00:00.000Z',
      'monday 2026-11-30T08:00:00.000Z',
    ]);
  });

  it('on a Friday evening there is no afternoon left, and Monday stands once', () => {
    expect(at('2026-11-27T17:00:00Z')).toEqual([
      'half-hour 2026-11-27T17:30:00.000Z',
      'next-day 2026-11-30T08:00:00.000Z',
    ]);
  });

  it('mornings begin when work begins, and holidays are passed over', () => {
    expect(at('2026-11-26T17:00:00Z', calendar)).toEqual([
      'half-hour 2026-11-26T17:30:00.000Z',
      'tomorrow 2026-11-27T09:00:00.000Z',
      'monday 2026-12-01T09:00:00.000Z',
    ]);
  });

  it('shortly before the next promise, as long as that lies ahead', () => {
    expect(at('2026-11-27T17:00:00Z', null, '2026-11-27T17:25:00Z')[0]).toBe('before-promise 2026-11-27T17:15:00.000Z');
    expect(at('2026-11-27T17:00:00Z', null, '2026-11-27T17:10:00Z')[0]).toBe('half-hour 2026-11-27T17:30:00.000Z');
  });
});
