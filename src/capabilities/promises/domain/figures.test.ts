import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { figuresOf, type Tally } from './figures.ts';

const NOTHING: Tally = {
  kept: 0,
  keptAsMade: 0,
  awaiting: 0,
  awaitingAsMade: 0,
  broken: 0,
  stillOwed: 0,
  renegotiated: 0,
  superseded: 0,
  withdrawn: 0,
  lateMedian: null,
  lateP90: null,
  mayRest: 0,
  rested: 0,
  openTime: 0,
  pausedTime: 0,
  voidedTime: 0,
};

describe('the figures of promises', () => {
  test('of nothing are no data, never 0', () => {
    expect(figuresOf(NOTHING)).toEqual({
      kept: null,
      confirmed: null,
      strict: null,
      lateBy: null,
      renegotiationsPerPromise: null,
      supersededShare: null,
      hold: null,
    });
  });

  test('count what is delivered as kept, and apart from that what is confirmed', () => {
    const figures = figuresOf({ ...NOTHING, kept: 6, keptAsMade: 6, awaiting: 3, awaitingAsMade: 3, broken: 1 });
    expect(figures.kept).toMatchObject({ share: 0.9, n: 10 });
    expect(figures.confirmed).toMatchObject({ share: 6 / 7, n: 7 });
  });

  test('are strict about what was moved', () => {
    const figures = figuresOf({ ...NOTHING, kept: 8, keptAsMade: 6, renegotiated: 2 });
    expect(figures.kept?.share).toBe(1);
    expect(figures.strict).toMatchObject({ share: 0.6, n: 10 });
    expect(figures.renegotiationsPerPromise).toBe(0.25);
  });

  test('count what was superseded and withdrawn in neither column, and show how much was superseded', () => {
    const figures = figuresOf({ ...NOTHING, kept: 3, keptAsMade: 3, superseded: 1, withdrawn: 5 });
    expect(figures.kept).toMatchObject({ share: 1, n: 3 });
    expect(figures.supersededShare).toBe(0.25);
    expect(figuresOf({ ...NOTHING, withdrawn: 5 }).kept).toBeNull();
  });

  test('count a moved promise where it was first due, as not kept as first made, and its successor where that is due', () => {
    // Two kept at once; one was moved and then kept, one was moved and then broken.
    const figures = figuresOf({ ...NOTHING, kept: 3, keptAsMade: 2, broken: 1, renegotiated: 2 });
    expect(figures.kept).toMatchObject({ share: 3 / 4, n: 4 });
    expect(figures.strict).toMatchObject({ share: 2 / 6, n: 6 });
    expect(figures.renegotiationsPerPromise).toBe(2 / 4);
  });

  test('tell how much of the open time stood still, and how much of that did not hold up', () => {
    const rested = { mayRest: 4, rested: 2, openTime: 20 * HOUR, pausedTime: 3 * HOUR, voidedTime: HOUR };
    expect(figuresOf({ ...NOTHING, kept: 4, ...rested }).hold).toEqual({
      share: 3 / 20,
      voidedShare: 1 / 4,
      rested: 2,
      n: 4,
    });
    expect(figuresOf({ ...NOTHING, kept: 1, mayRest: 1, openTime: HOUR }).hold).toEqual({
      share: 0,
      voidedShare: null,
      rested: 0,
      n: 1,
    });
    expect(figuresOf({ ...NOTHING, kept: 4 }).hold).toBeNull();
  });

  test('say how late the broken ones are', () => {
    const figures = figuresOf({ ...NOTHING, broken: 2, lateMedian: 10 * MINUTE, lateP90: 18 * MINUTE });
    expect(figures.kept).toMatchObject({ share: 0, n: 2 });
    expect(figures.lateBy).toEqual({ median: 10 * MINUTE, p90: 18 * MINUTE });
  });
});
