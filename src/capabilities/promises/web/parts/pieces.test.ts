import { describe, expect, test } from 'vitest';
import { fromIso, HOUR } from '#kernel/time.ts';
import type { Standing } from './live.ts';
import { piecesOf, placeOf } from './pieces.ts';

const FIVE = fromIso('2026-03-06T15:30:00Z');

/** Four open hours from Friday 16:30 in Berlin, due on Monday at 12:30. */
function standing(state: Standing['state'], experienced: number): Standing {
  const part = (from: number, to: number, kind: 'running' | 'closed') => ({
    from: FIVE + from,
    to: FIVE + to,
    kind,
    reason: null,
    voided: false,
    counted: kind === 'running' ? to - from : 0,
  });
  const monday = 64.5 * HOUR;
  const due = monday + 3.5 * HOUR;
  return {
    terms: 'budget',
    state,
    over: state !== 'running',
    anchor: FIVE,
    due: FIVE + due,
    budget: 4 * HOUR,
    used: 0,
    left: 0,
    experienced,
    segments: [part(0, HOUR / 2, 'running'), part(HOUR / 2, monday, 'closed'), part(monday, due, 'running')],
  };
}

describe('the pieces of the picture', () => {
  test('fill it exactly, with the weekend shorter than it was', () => {
    const pieces = piecesOf(standing('running', 0));
    expect(pieces.map(({ kind }) => kind)).toEqual(['ahead', 'closed', 'ahead']);
    expect(pieces.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1);
    expect(pieces[1]?.width).toBeLessThan(0.2);
  });

  test('are cut where the promise ended: what follows was to spare', () => {
    const pieces = piecesOf(standing('kept', 65.5 * HOUR));
    expect(pieces.map(({ kind }) => kind)).toEqual(['running', 'closed', 'running', 'spare']);
    expect(pieces.map(({ counted }) => counted)).toEqual([HOUR / 2, 0, HOUR, 0]);
  });

  test('say where a moment lies', () => {
    const pieces = piecesOf(standing('running', HOUR));
    expect(placeOf(pieces, FIVE)).toBe(0);
    expect(placeOf(pieces, FIVE + 68 * HOUR)).toBeCloseTo(1);
    expect(placeOf(pieces, FIVE + 80 * HOUR)).toBe(1);
    expect(placeOf(pieces, FIVE + HOUR / 4)).toBeCloseTo((pieces[0]?.width ?? 0) / 2);
  });

  test('count every minute to a fixed moment, nights included', () => {
    const pieces = piecesOf({ ...standing('kept', 68 * HOUR), terms: 'instant', budget: null });
    expect(pieces.map(({ kind, counted }) => [kind, counted])).toEqual([['running', 68 * HOUR]]);
  });

  test('are none for a promise without length', () => {
    expect(piecesOf({ ...standing('running', 0), segments: [] })).toEqual([]);
  });
});
