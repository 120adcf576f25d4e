import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, fromIso } from '#kernel/time.ts';
import { vectorCalendar } from '../testing/clock-vectors.ts';
import { openMinutes, walkBusinessDays, walkDue, walkOpenTime } from '../testing/minute-walker.ts';
import { moments, safeEnd, times, weeks } from '../testing/walked-weeks.ts';
import { compileCalendar } from './index.ts';

/** Walking so many minutes takes a while, and longer beside other work; it is no measure of the clock's speed. */
const LONG_WALK = 240_000;

describe('beside somebody who walks the wall clock minute by minute', () => {
  it('addOpenTime finds the same due moment, 10,000 times in each zone', { timeout: LONG_WALK }, () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(weeks, moments, shares, ({ walls, version }, moment, share) => {
        const open = openMinutes(version, walls);
        const anchor = walls.from + moment;
        const most = walkOpenTime(open, walls, [anchor, safeEnd(walls)]);
        fc.pre(most > 0);
        const budget = Math.max(1, Math.round(most * share));
        const due = walkDue(open, walls, { anchor, budget });
        expect(compileCalendar(version).addOpenTime(anchor, budget)).toEqual({ ok: true, value: due });
      }),
      { numRuns: 10_000, maxSkipsPerRun: 5 },
    );
  });

  it('endOfBusinessDay finds the same close and the same cut-off, 10,000 times in each zone', {
    timeout: LONG_WALK,
  }, () => {
    const counts = fc.record({ n: fc.nat(4), cutOff: fc.option(times, { nil: undefined }) });
    fc.assert(
      fc.property(weeks, moments, counts, ({ walls, version }, moment, { n, cutOff }) => {
        const anchor = walls.from + moment;
        const due = walkBusinessDays(version, walls, { anchor, n, cutOff });
        fc.pre(due !== undefined && due <= safeEnd(walls));
        const found = compileCalendar(version).endOfBusinessDay(anchor, n, cutOff);
        if (due > anchor) expect(found).toEqual({ ok: true, value: due });
        else expect(found).toMatchObject({ ok: false, refusal: { code: 'calendar.cut-off-passed' } });
      }),
      { numRuns: 10_000, maxSkipsPerRun: 10 },
    );
  });

  it('openTimeBetween, openAt and nextOpening say the same', () => {
    fc.assert(
      fc.property(weeks, moments, moments, ({ walls, version }, one, other) => {
        const open = openMinutes(version, walls);
        const calendar = compileCalendar(version);
        const [from, to] = [walls.from + Math.min(one, other), walls.from + Math.max(one, other)];
        expect(calendar.openTimeBetween(from, to)).toBe(walkOpenTime(open, walls, [from, to]));
        expect(calendar.openAt(from)).toBe(walkOpenTime(open, walls, [from, from + 1]) === 1);
        const first = walkDue(open, walls, { anchor: from, budget: 1 });
        if (first === undefined || first > safeEnd(walls)) return;
        expect(calendar.nextOpening(from)).toEqual({ ok: true, value: first - 1 });
      }),
      { numRuns: 5000 },
    );
  });
});

describe('addOpenTime', () => {
  it('answers the first millisecond at which openTimeBetween has reached the budget', () => {
    const names = fc.constantFrom('BER', 'B24', 'NIGHT', 'SPLIT', 'SUN_GAP', 'SUN_OVERLAP', 'NYC', 'SYD');
    const anchors = fc.integer({ min: fromIso('2025-06-01T00:00Z'), max: fromIso('2026-12-31T00:00Z') });
    fc.assert(
      fc.property(names, anchors, fc.integer({ min: 1, max: 2 * DAY }), (name, anchor, budget) => {
        const calendar = compileCalendar(vectorCalendar(name));
        const due = calendar.addOpenTime(anchor, budget);
        if (!due.ok) throw new Error(due.refusal.code);
        expect(calendar.openTimeBetween(anchor, due.value)).toBe(budget);
        expect(calendar.openTimeBetween(anchor, due.value - 1)).toBe(budget - 1);
      }),
      { numRuns: 500 },
    );
  });
});
