import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar, type Interval, unionOf } from '#capabilities/calendars/domain/index.ts';
import { openMinutes, walkDue, walkOpenTime } from '#capabilities/calendars/testing/minute-walker.ts';
import { moments, safeEnd, weeks } from '#capabilities/calendars/testing/walked-weeks.ts';
import { MINUTE } from '#kernel/time.ts';
import { addRunningTime, runningTime } from './running-time.ts';

/** Walking so many minutes takes a while, and longer beside other work; it is no measure of the clock's speed. */
const LONG_WALK = 240_000;

/** Pauses on whole minutes, which may overlap, touch, lie in closed time or have no length. */
const pauses = fc.array(
  fc.record({ from: moments, length: fc.oneof(fc.nat(120), fc.nat(3 * 1440)) }).map(({ from, length }) => {
    const start = Math.floor(from / MINUTE);
    return { from: start, to: start + length };
  }),
  { maxLength: 4 },
);

/** The open minutes without those in which the clock stands: a minute in two pauses stands once. */
function runningMinutes(open: Uint8Array, stops: readonly Interval[]): Uint8Array {
  const running = open.slice();
  for (const { from, to } of stops) running.fill(0, from, to);
  return running;
}

describe('a clock that stands at times', () => {
  it('is due when somebody who walks minute by minute says so, 10,000 times in each zone', {
    timeout: LONG_WALK,
  }, () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(weeks, pauses, moments, shares, ({ walls, version }, stops, moment, share) => {
        const running = runningMinutes(openMinutes(version, walls), stops);
        const anchor = walls.from + moment;
        const most = walkOpenTime(running, walls, [anchor, safeEnd(walls)]);
        fc.pre(most > 0);
        const budget = Math.max(1, Math.round(most * share));
        const at = (minute: number) => walls.from + minute * MINUTE;
        const still = unionOf(stops.map(({ from, to }) => ({ from: Math.max(anchor, at(from)), to: at(to) })));
        const clock = { calendar: compileCalendar(version), still };
        const due = walkDue(running, walls, { anchor, budget });
        expect(addRunningTime(clock, anchor, budget)).toEqual({ ok: true, value: due });
        expect(runningTime(clock, anchor, due ?? anchor)).toBe(budget);
      }),
      { numRuns: 10_000, maxSkipsPerRun: 5 },
    );
  });
});
