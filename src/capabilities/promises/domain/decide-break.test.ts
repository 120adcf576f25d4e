import { describe, expect, it } from 'vitest';
import { aPromise, at, BERLIN, brokenPromise, decided, metPromise, refusalOf } from '../testing/a-promise.ts';
import { decideBreak } from './index.ts';

const calendar = BERLIN;

describe('decideBreak', () => {
  it('breaks at the due moment, whenever it is found out', () => {
    for (const now of [at('13:00') + 1, at('13:10'), at('09:00', 9)]) {
      const { promise, facts } = decided(decideBreak(aPromise(), calendar, now));
      expect(promise).toMatchObject({ state: 'broken', brokenAt: at('13:00'), wakeAt: null });
      expect(facts).toMatchObject([{ kind: 'promise.broken', occurredAt: at('13:00'), data: { discoveredAt: now } }]);
    }
  });

  it('refuses what is not late, and what is over', () => {
    expect(refusalOf(decideBreak(aPromise(), calendar, at('13:00')))).toBe('promise.not-broken');
    expect(refusalOf(decideBreak(metPromise(), calendar, at('15:00')))).toBe('promise.not-broken');
    expect(refusalOf(decideBreak(brokenPromise(), calendar, at('15:00')))).toBe('promise.already-closed');
  });
});
