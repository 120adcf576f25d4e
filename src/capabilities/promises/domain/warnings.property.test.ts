import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileCalendar } from '#capabilities/calendars/domain/index.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { at, BERLIN } from '../testing/a-promise.ts';
import { longOverdueAt } from './long-overdue.ts';
import { standstills } from './pause.ts';
import { runningTime } from './running-time.ts';
import { warningsOf } from './warnings.ts';

const calendar = compileCalendar(BERLIN);
const minutes = (most: number) => fc.integer({ min: 0, max: most });

/** A promise that began within a week, was due within two more, and may have rested in between. */
const promise = fc
  .record({ anchor: minutes(7 * 1440), time: fc.integer({ min: 1, max: (14 * DAY) / 1000 }), rest: minutes(1440) })
  .map(({ anchor, time, rest }) => {
    const from = at('00:00') + anchor * MINUTE;
    const due = from + time * 1000;
    const pause = { reason: 'customer-input', from: from + HOUR, until: from + HOUR + rest * MINUTE } as const;
    return { anchor: from, due, running: { calendar, still: standstills([{ ...pause, resumedAt: null }]) } };
  });

it('the last hour is told at the latest instant that leaves it, after half of the time, and not just beside another', () => {
  let told = 0;
  fc.assert(
    fc.property(promise, ({ anchor, due, running }) => {
      const warned = warningsOf(running, anchor, due);
      if (!warned.ok) throw new Error(warned.refusal.code);
      const warnings = warned.value;
      expect(warnings.map((one) => one.at)).toEqual(warnings.map((one) => one.at).toSorted((a, b) => a - b));
      const last = warnings.find(({ level }) => level === 'last-hour');
      if (!last) return;
      told += 1;
      expect(runningTime(running, last.at, due)).toBe(HOUR);
      expect(runningTime(running, last.at + 1, due)).toBeLessThan(HOUR);
      for (const { level, at: other } of warnings) {
        if (level === 'last-hour') continue;
        const apart = runningTime(running, Math.min(other, last.at), Math.max(other, last.at));
        expect(apart).toBeGreaterThan(15 * MINUTE);
        if (level === 50) expect(other).toBeLessThan(last.at);
      }
    }),
    { numRuns: 2000 },
  );
  expect(told).toBeGreaterThan(100);
});

it('long overdue is what has had a quarter of its running time more, and not a moment earlier', () => {
  fc.assert(
    fc.property(promise, ({ anchor, due, running }) => {
      const time = runningTime(running, anchor, due);
      const when = longOverdueAt(running, { terms: { kind: 'budget', ms: time }, anchor, due });
      if (time === 0) return;
      expect(runningTime(running, due, when)).toBe(Math.ceil(time / 4));
      expect(runningTime(running, due, when - 1)).toBe(Math.ceil(time / 4) - 1);
    }),
    { numRuns: 1000 },
  );
});
