import { describe, expect, it } from 'vitest';
import { MINUTE, toIso } from '#kernel/time.ts';
import { aPromise, NOW } from '../testing/a-row.ts';
import { shownState, sortPromises } from './promises.ts';

const at = (minutes: number) => toIso(NOW + minutes * MINUTE);

describe('a promise as its chip says it', () => {
  it('goes from on track over due soon to overdue by the clock', () => {
    expect(shownState(aPromise(1, 60), NOW)).toBe('track');
    expect(shownState(aPromise(1, 15), NOW)).toBe('soon');
    expect(shownState(aPromise(1, 0), NOW)).toBe('soon');
    expect(shownState(aPromise(1, -1), NOW)).toBe('over');
  });

  it('is overdue while somebody waits, and broken once it was delivered late or released', () => {
    expect(shownState(aPromise(1, -5, { state: 'broken' }), NOW)).toBe('over');
    expect(shownState(aPromise(1, -5, { state: 'broken', fulfilledAt: at(-1) }), NOW)).toBe('broken');
    expect(shownState(aPromise(1, -5, { state: 'broken', reason: 'cancelled' }), NOW)).toBe('broken');
  });

  it('shows how the others ended', () => {
    expect(shownState(aPromise(1, 5, { state: 'met' }), NOW)).toBe('kept');
    expect(shownState(aPromise(1, 5, { state: 'renegotiated' }), NOW)).toBe('moved');
    expect(shownState(aPromise(1, 5, { state: 'paused' }), NOW)).toBe('paused');
    expect(shownState(aPromise(1, 5, { state: 'withdrawn' }), NOW)).toBeNull();
  });
});

describe('the promises of a case', () => {
  it('stand with the next owed first and the latest ended first', () => {
    const promises = [
      aPromise(1, 42),
      aPromise(2, -58, { state: 'kept', fulfilledAt: at(-58) }),
      aPromise(3, 12),
      aPromise(4, -28, { state: 'renegotiated', movedTo: at(12) }),
    ];
    const { owed, over } = sortPromises(promises, NOW);
    expect(owed.map(({ due }) => due)).toEqual([at(12), at(42)]);
    expect(over.map(({ state }) => state)).toEqual(['renegotiated', 'kept']);
  });
});
