import { describe, expect, it } from 'vitest';
import { ok } from '#kernel/result.ts';
import { DAY, fromIso, HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { CLOCK_VECTORS, clockVector, expectedInstant, vectorCalendar } from '../testing/clock-vectors.ts';
import type { CalendarVersion } from './index.ts';
import { compileCalendar } from './index.ts';

const BERLIN = compileCalendar(vectorCalendar('BER'));
const ALWAYS = compileCalendar(vectorCalendar('B24'));

describe('due times of the clock vectors', () => {
  const plain = CLOCK_VECTORS.filter(({ budgetMinutes, pauses }) => budgetMinutes && pauses?.length === 0);

  it.each(plain)('$id $title', (vector) => {
    const calendar = compileCalendar(vectorCalendar(vector.calendar));
    const due = calendar.addOpenTime(fromIso(vector.start), (vector.budgetMinutes ?? 0) * MINUTE);
    expect(due).toEqual(ok(expectedInstant(vector, 'dueUtc')));
  });

  const counted = CLOCK_VECTORS.filter(({ businessDays }) => businessDays);

  it.each(counted)('$id $title', (vector) => {
    const calendar = compileCalendar(vectorCalendar(vector.calendar));
    const due = calendar.endOfBusinessDay(fromIso(vector.start), vector.businessDays ?? 0);
    expect(due).toEqual(ok(expectedInstant(vector, 'dueUtc')));
  });

  it('V31 would be a day later on the calendar published after the promise', () => {
    const vector = clockVector('V31');
    const due = compileCalendar(vectorCalendar('BER_v2')).addOpenTime(fromIso(vector.start), 4 * HOUR);
    expect(due).toEqual(ok(expectedInstant(vector, 'ifFollowedUtc')));
  });

  it("V32 would be sooner on a calendar of the requester's zone", () => {
    const vector = clockVector('V32');
    const due = compileCalendar(vectorCalendar('TOK')).addOpenTime(fromIso(vector.start), 4 * HOUR);
    expect(due).toEqual(ok(expectedInstant(vector, 'ifCallerZoneCalendarUtc')));
  });

  it.each(['V16a', 'V16b'])('%s a local day that clocks make shorter or longer', (id) => {
    const { zone = '', date = '', window = ['', ''], expect: expected } = clockVector(id);
    const calendar = compileCalendar({ zone, weekly: {}, exceptions: { [date]: [window] } });
    const noon = fromIso(`${date}T12:00:00Z`);
    expect(calendar.openTimeBetween(noon - 2 * DAY, noon + 2 * DAY)).toBe(Number(expected.seconds) * 1000);
    const opening = calendar.nextOpening(noon - 2 * DAY);
    if (expected.startUtc) expect(opening).toEqual(ok(expectedInstant(clockVector(id), 'startUtc')));
  });
});

describe('windows around a change of clocks', () => {
  it('opens at the transition when the start is skipped, and not half an hour later', () => {
    const calendar = compileCalendar(vectorCalendar('SUN_GAP'));
    expect(calendar.nextOpening(fromIso('2026-03-29T00:00+01:00'))).toEqual(ok(fromIso('2026-03-29T03:00+02:00')));
  });

  it('opens at the first pass of its start and stays open through the second', () => {
    const calendar = compileCalendar(vectorCalendar('SUN_OVERLAP'));
    const opening = fromIso('2026-10-25T02:30+02:00');
    expect(calendar.nextOpening(fromIso('2026-10-25T00:00+02:00'))).toEqual(ok(opening));
    expect(calendar.openTimeBetween(opening - DAY, opening + DAY)).toBe(9_000_000);
  });

  it('closes at the second pass of its end', () => {
    const calendar = compileCalendar({ zone: 'Europe/Berlin', weekly: { sun: [['01:00', '02:30']] } });
    expect(calendar.openAt(fromIso('2026-10-25T02:29+01:00'))).toBe(true);
    expect(calendar.openAt(fromIso('2026-10-25T02:30+01:00'))).toBe(false);
  });

  it('does not count an hour twice when one window ends and the next begins within the repeated hour', () => {
    const windows = [
      ['00:00', '02:30'],
      ['02:30', '05:00'],
    ] as const;
    const calendar = compileCalendar({ zone: 'Europe/Berlin', weekly: { sun: windows } });
    expect(calendar.openTimeBetween(fromIso('2026-10-24T12:00Z'), fromIso('2026-10-25T12:00Z'))).toBe(6 * HOUR);
  });

  it('never opens on a date that a zone left out', () => {
    const calendar = compileCalendar({ zone: 'Pacific/Apia', weekly: { fri: [['09:00', '17:00']] } });
    expect(calendar.openTimeBetween(fromIso('2011-12-29T00:00Z'), fromIso('2011-12-31T12:00Z'))).toBe(0);
  });
});

describe('addOpenTime', () => {
  it('goes through the turn of the year without a seam', () => {
    const anchor = fromIso('2026-12-31T22:00Z');
    expect(ALWAYS.addOpenTime(anchor, 4 * HOUR)).toEqual(ok(anchor + 4 * HOUR));
    expect(ALWAYS.addOpenTime(anchor, 2 * HOUR)).toEqual(ok(anchor + 2 * HOUR));
    expect(ALWAYS.openTimeBetween(anchor, anchor + 800 * DAY)).toBe(800 * DAY);
  });

  it('keeps a night shift whole at the turn of the year', () => {
    const night = compileCalendar(vectorCalendar('NIGHT'));
    const due = night.addOpenTime(fromIso('2026-12-31T22:00+01:00'), 8 * HOUR);
    expect(due).toEqual(ok(fromIso('2027-01-01T06:00+01:00')));
  });

  it('reaches 400 days and no further', () => {
    const anchor = fromIso('2026-03-09T10:00Z');
    expect(ALWAYS.addOpenTime(anchor, 400 * DAY)).toEqual(ok(anchor + 400 * DAY));
    expect(ALWAYS.addOpenTime(anchor, 400 * DAY + 1)).toMatchObject({
      refusal: { code: 'calendar.no-open-time-in-horizon', params: { days: 400 } },
    });
  });

  it.each([0, -1, Number.NaN])('refuses a budget of %s', (budget) => {
    expect(BERLIN.addOpenTime(0, budget)).toMatchObject({ refusal: { code: 'calendar.no-budget' } });
  });

  it('ends instead of searching forever when a calendar runs dry', () => {
    const once: CalendarVersion = { zone: 'UTC', weekly: {}, exceptions: { '2026-03-09': [['09:00', '10:00']] } };
    const calendar = compileCalendar(once);
    const afterwards = fromIso('2026-03-09T10:00Z');
    const refused = { refusal: { code: 'calendar.no-open-time-in-horizon' } };
    expect(calendar.addOpenTime(afterwards, MINUTE)).toMatchObject(refused);
    expect(calendar.nextOpening(afterwards)).toMatchObject(refused);
    expect(calendar.endOfBusinessDay(afterwards, 0)).toMatchObject(refused);
  });
});

describe('openAt and nextOpening', () => {
  it('count the opening moment as open and the closing moment as closed', () => {
    expect(BERLIN.openAt(fromIso('2026-03-09T09:00+01:00'))).toBe(true);
    expect(BERLIN.openAt(fromIso('2026-03-09T17:00+01:00'))).toBe(false);
  });

  it('answer the instant itself while open, else the next opening', () => {
    const open = fromIso('2026-03-09T11:23:45.678+01:00');
    expect(BERLIN.nextOpening(open)).toEqual(ok(open));
    expect(BERLIN.nextOpening(fromIso('2026-04-02T17:00+02:00'))).toEqual(ok(fromIso('2026-04-07T09:00+02:00')));
  });

  it('let an exception win over a holiday on the same date', () => {
    const calendar = compileCalendar({
      zone: 'UTC',
      weekly: { thu: [['09:00', '17:00']] },
      holidays: ['2026-12-24'],
      exceptions: { '2026-12-24': [['09:00', '12:00']] },
    });
    expect(calendar.openTimeBetween(fromIso('2026-12-24T00:00Z'), fromIso('2026-12-25T00:00Z'))).toBe(3 * HOUR);
  });
});

describe('endOfBusinessDay', () => {
  const friday = fromIso('2026-03-06T10:00+01:00');

  it('counts from today for 0, and answers the close', () => {
    expect(BERLIN.endOfBusinessDay(friday, 0)).toEqual(ok(fromIso('2026-03-06T17:00+01:00')));
  });

  it('answers the cut-off on that day', () => {
    expect(BERLIN.endOfBusinessDay(friday, 1, '12:00')).toEqual(ok(fromIso('2026-03-09T12:00+01:00')));
    expect(BERLIN.endOfBusinessDay(friday, 0, '10:00')).toMatchObject({ refusal: { code: 'calendar.cut-off-passed' } });
  });

  it('gives a night shift the day on which it began', () => {
    const night = compileCalendar(vectorCalendar('NIGHT'));
    const due = night.endOfBusinessDay(fromIso('2026-03-10T05:00+01:00'), 0);
    expect(due).toEqual(ok(fromIso('2026-03-10T06:00+01:00')));
  });

  it.each([-1, 0.5])('refuses %s days', (n) => {
    expect(BERLIN.endOfBusinessDay(friday, n)).toMatchObject({ refusal: { code: 'calendar.bad-day-count' } });
  });
});

describe('compileCalendar', () => {
  it('compiles the same version once', () => {
    const version = vectorCalendar('SPLIT');
    expect(compileCalendar(version)).toBe(compileCalendar(version));
  });

  it('throws for a version that was not checked', () => {
    expect(() => compileCalendar({ zone: 'UTC', weekly: { mon: [['9', '17']] } })).toThrow(RangeError);
    expect(() => compileCalendar({ zone: 'UTC', weekly: {}, holidays: ['2026-02-30'] })).toThrow(RangeError);
  });

  it('answers in instants that read well', () => {
    const due = BERLIN.addOpenTime(fromIso('2026-03-06T16:30+01:00'), 4 * HOUR);
    expect(due.ok && toIso(due.value)).toBe('2026-03-09T11:30:00.000Z');
  });
});
