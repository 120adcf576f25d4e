import { expect, test } from 'vitest';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { changeBodyOf, formOf, liveBodyOf, missingInLive, NOTHING_LIVE } from './live-form.ts';

const NOW = Date.UTC(2026, 10, 26, 13, 18);

test('nothing is asked where nothing happens', () => {
  expect(missingInLive(NOTHING_LIVE, NOW)).toEqual({});
  expect(liveBodyOf(NOTHING_LIVE)).toBeUndefined();
});

test('what happens needs a way to reach people, and a beginning where it is not now', () => {
  expect(missingInLive({ ...NOTHING_LIVE, when: 'now' }, NOW)).toEqual({ place: 'live.no-place.phone' });
  const at = { ...NOTHING_LIVE, when: 'at', way: 'in-person', place: 'Room 4' } as const;
  expect(missingInLive(at, NOW)).toEqual({ startsAt: 'live.no-start' });
  expect(missingInLive({ ...at, startsAt: NOW + HOUR, endsAt: NOW + HOUR }, NOW)).toEqual({
    endsAt: 'live.end-before-start',
  });
  expect(missingInLive({ ...at, startsAt: NOW + HOUR, endsAt: NOW + 2 * HOUR }, NOW)).toEqual({});
});

test('a beginning that was typed before is not sent once it is now', () => {
  const form = {
    ...NOTHING_LIVE,
    when: 'now',
    startsAt: NOW + HOUR,
    endsAt: NOW + 40 * MINUTE,
    place: ' 7120 ',
  } as const;
  expect(liveBodyOf(form)).toEqual({ way: 'phone', place: '7120', endsAt: toIso(NOW + 40 * MINUTE) });
});

test('what runs keeps its beginning when it is said anew, and what is to come names its own', () => {
  const said = { startsAt: toIso(NOW - MINUTE), endsAt: null, way: 'phone', place: '7120' } as const;
  const running = formOf(said, NOW);
  expect(running).toMatchObject({ when: 'now', endsAt: null, place: '7120' });
  expect(changeBodyOf({ ...running, endsAt: NOW + HOUR })).toEqual({
    way: 'phone',
    place: '7120',
    endsAt: toIso(NOW + HOUR),
  });
  const coming = formOf({ ...said, startsAt: toIso(NOW + HOUR) }, NOW);
  expect(changeBodyOf(coming)).toEqual({ way: 'phone', place: '7120', endsAt: null, startsAt: toIso(NOW + HOUR) });
});
