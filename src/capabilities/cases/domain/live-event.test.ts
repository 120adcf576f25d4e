import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { carriedEvent, contactDue, endOf, isAhead, type LiveEvent, USUAL_LENGTH } from './live-event.ts';

const NOW = Date.UTC(2026, 10, 26, 13, 18);

const event = (part: Partial<LiveEvent> = {}): LiveEvent => ({
  startsAt: NOW - 10 * MINUTE,
  endsAt: null,
  way: 'phone',
  place: '7120',
  fallback: null,
  overAt: null,
  ...part,
});

describe('until when people are in it', () => {
  test('as long as was said, the usual length where nobody said, and no longer than somebody said that it is over', () => {
    expect(endOf(event())).toBe(NOW - 10 * MINUTE + USUAL_LENGTH);
    expect(endOf(event({ endsAt: NOW + HOUR }))).toBe(NOW + HOUR);
    expect(endOf(event({ endsAt: NOW + HOUR, overAt: NOW }))).toBe(NOW);
  });

  test('at its end nobody is in it any more', () => {
    expect(isAhead(event({ endsAt: NOW + 1 }), NOW)).toBe(true);
    expect(isAhead(event({ endsAt: NOW }), NOW)).toBe(false);
    expect(isAhead(event({ overAt: NOW }), NOW)).toBe(false);
    expect(isAhead(null, NOW)).toBe(false);
  });

  test('contact is owed within minutes, or ahead of it', () => {
    expect(contactDue(NOW, NOW)).toBe(NOW + 5 * MINUTE);
    expect(contactDue(NOW + 4 * HOUR, NOW)).toBe(NOW + 4 * HOUR - 15 * MINUTE);
  });
});

describe('two cases that become one', () => {
  const duplicate = event({ startsAt: NOW - HOUR, endsAt: NOW + HOUR, place: '7121', fallback: 'Room 5' });

  test('what people are in on the duplicate goes along', () => {
    expect(carriedEvent({ duplicate, survivor: null }, NOW)).toBe(duplicate);
    expect(carriedEvent({ duplicate, survivor: event({ overAt: NOW - 1 }) }, NOW)).toBe(duplicate);
  });

  test('nothing goes along where nobody waits in it', () => {
    expect(carriedEvent({ duplicate: null, survivor: null }, NOW)).toBeNull();
    expect(carriedEvent({ duplicate: event({ endsAt: NOW }), survivor: null }, NOW)).toBeNull();
  });

  test('of two, it lasts from the first beginning until the later end, reached as the one says that goes on', () => {
    const survivor = event({ endsAt: NOW + 30 * MINUTE });
    expect(carriedEvent({ duplicate, survivor }, NOW)).toEqual({
      ...survivor,
      startsAt: NOW - HOUR,
      endsAt: NOW + HOUR,
      fallback: 'Room 5',
    });
    const within = event({ startsAt: NOW, endsAt: NOW + MINUTE });
    expect(carriedEvent({ duplicate: within, survivor }, NOW)).toBeNull();
  });
});
