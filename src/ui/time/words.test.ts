import { describe, expect, it } from 'vitest';
import { translator } from '#kernel/messages.ts';
import { DAY, fromIso, HOUR, MINUTE } from '#kernel/time.ts';
import de from '#locales/de/ui.json' with { type: 'json' };
import en from '#locales/en/ui.json' with { type: 'json' };
import {
  clockTime,
  dayOf,
  lateOf,
  longDay,
  momentOf,
  openTimeOf,
  type Reader,
  relativeOf,
  spanOf,
  zoneNote,
} from './words.ts';

const english: Reader = { language: 'en', zone: 'Europe/Berlin', t: translator('en', en) };
const german: Reader = { language: 'de', zone: 'Europe/Berlin', t: translator('de', de) };
const now = fromIso('2026-11-26T13:18:00Z');

describe('a moment', () => {
  it('is the time of day today, and names any other day', () => {
    expect(momentOf(fromIso('2026-11-26T13:30:00Z'), now, english)).toBe('14:30');
    expect(momentOf(fromIso('2026-12-01T11:00:00Z'), now, english)).toBe('Tue 1 Dec, 12:00');
    expect(momentOf(fromIso('2027-01-04T11:00:00Z'), now, english)).toBe('4 Jan 2027, 12:00');
  });

  it('says Uhr in German sentences, and not in lists', () => {
    const at = fromIso('2026-11-26T13:30:00Z');
    expect(momentOf(at, now, german)).toBe('14:30 Uhr');
    expect(momentOf(at, now, german, 'list')).toBe('14:30');
  });

  it('belongs to the reader’s zone: near midnight it is another day elsewhere', () => {
    const late = fromIso('2026-11-26T23:30:00Z');
    expect(momentOf(late, now, english)).toBe('Fri 27 Nov, 00:30');
    expect(momentOf(late, now, { ...english, zone: 'America/Toronto' })).toBe('18:30');
    expect(momentOf(late, now, { ...english, zone: 'Pacific/Auckland' })).toBe('12:30');
  });

  it('follows a clock change', () => {
    expect(clockTime(fromIso('2026-10-25T00:30:00Z'), english)).toBe('02:30');
    expect(clockTime(fromIso('2026-10-25T01:30:00Z'), english)).toBe('02:30');
    expect(clockTime(fromIso('2026-03-29T01:30:00Z'), english)).toBe('03:30');
  });

  it('writes midnight as 00:00', () => {
    expect(clockTime(fromIso('2026-11-25T23:00:00Z'), english)).toBe('00:00');
  });

  it('has long days for headings', () => {
    expect(longDay(now, english)).toBe('Thursday 26 November');
    expect(longDay(now, german)).toBe('Donnerstag, 26. November');
    expect(dayOf(now, now, german)).toBe('Do., 26. Nov.');
  });
});

describe('a span', () => {
  it('has one unit, or hours and minutes while both matter', () => {
    expect(spanOf(12 * MINUTE, english)).toBe('12 min');
    expect(spanOf(3 * HOUR, english)).toBe('3 h');
    expect(spanOf(80 * MINUTE, english)).toBe('1 h 20 min');
    expect(spanOf(7 * HOUR + 20 * MINUTE, english)).toBe('7 h');
    expect(spanOf(DAY + HOUR, english)).toBe('1 day');
    expect(spanOf(MINUTE, english, 'long')).toBe('1 minute');
    expect(spanOf(12 * MINUTE, german, 'long')).toBe('12 Minuten');
  });
});

describe('open time', () => {
  it('is told in hours and minutes, however long, because a day of it is no day', () => {
    expect(openTimeOf(55 * HOUR, english)).toBe('55 h');
    expect(openTimeOf(55 * HOUR + 10 * MINUTE, english, 'long')).toBe('55 hours 10 minutes');
    expect(openTimeOf(5 * HOUR + 32 * MINUTE, english)).toBe('5 h 32 min');
    expect(openTimeOf(25 * MINUTE, german, 'long')).toBe('25 Minuten');
    expect(openTimeOf(0, english)).toBe('0 min');
  });
});

describe('relative time', () => {
  it('counts whole minutes both ways', () => {
    expect(relativeOf(now + 12 * MINUTE, now, english)).toBe('in 12 min');
    expect(relativeOf(now - 8 * MINUTE, now, english)).toBe('8 min ago');
    expect(relativeOf(now + 30_000, now, english)).toBe('now');
    expect(relativeOf(now - 30_000, now, english)).toBe('1 min ago');
  });

  it('bends German days', () => {
    expect(relativeOf(now + 2 * DAY, now, german)).toBe('in 2 Tagen');
    expect(lateOf(now - 2 * DAY, now, german)).toBe('2 Tage zu spät');
    expect(lateOf(now - 38 * MINUTE, now, english)).toBe('38 min late');
  });
});

describe('the zone’s name', () => {
  it('appears only where the other clock shows something else', () => {
    expect(zoneNote(now, 'Europe/Paris', english)).toBeNull();
    expect(zoneNote(now, 'America/Toronto', english)).toBe('CET');
  });
});
