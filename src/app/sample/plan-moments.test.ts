import { describe, expect, test } from 'vitest';
import { DAY, fromIso, HOUR, MINUTE } from '#kernel/time.ts';
import { planSample } from './plan.ts';
import { faultsOf } from './testing/faults.ts';
import { judgedOf, stepsOf } from './testing/reading.ts';

const first = fromIso('2026-11-26T13:18:00Z');

/** Nights, weekends, the hours at which clocks change, and the days around Christmas and New Year. */
const MOMENTS = [
  '2026-11-22T01:30:00Z',
  '2026-11-28T23:59:00Z',
  '2026-12-24T11:00:00Z',
  '2026-12-24T22:00:00Z',
  '2026-12-25T03:00:00Z',
  '2026-12-25T15:00:00Z',
  '2026-12-26T12:00:00Z',
  '2026-12-27T20:00:00Z',
  '2027-01-01T00:00:00Z',
  '2027-03-28T00:30:00Z',
  '2027-03-28T01:30:00Z',
  '2026-10-25T00:30:00Z',
  '2026-10-25T01:30:00Z',
  '2027-03-14T06:30:00Z',
  '2027-03-14T07:30:00Z',
  '2026-11-01T05:30:00Z',
  '2026-11-01T06:30:00Z',
  '2027-03-26T10:00:00Z',
  '2027-05-17T09:00:00Z',
  '2028-02-29T12:00:00Z',
  ...Array.from({ length: 30 }, (_, index) =>
    new Date(first + index * (9 * DAY + 7 * HOUR + 13 * MINUTE)).toISOString(),
  ),
];

describe.each(MOMENTS)('started at %s', (moment) => {
  const instant = fromIso(moment);
  const small = planSample({ seed: 11, now: instant, cases: 60 });
  const running = small.cases.flatMap((one) => judgedOf(small, one)).filter((one) => one.fulfilledAt === null);

  test('something is due within half an hour, something is late, and the call is on', () => {
    const soon = running.filter(
      (one) => one.outcome === 'running' && one.due > instant && one.due <= instant + 30 * MINUTE,
    );
    expect(soon.length).toBeGreaterThanOrEqual(3);
    expect(running.some((one) => one.outcome === 'broken')).toBe(true);
    const call = small.cases.find((one) => one.key === small.landmarks.liveCase);
    expect(call?.stateNow).toBe('working');
  });

  test('nothing lies after now and every step is allowed', () => {
    expect(small.cases).toHaveLength(60);
    expect(Math.max(...stepsOf(small).map((step) => step.at))).toBeLessThanOrEqual(instant);
    expect(small.cases.flatMap(faultsOf)).toEqual([]);
  });
});
