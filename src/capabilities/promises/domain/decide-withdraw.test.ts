import { describe, expect, it } from 'vitest';
import { aPromise, at, BERLIN, brokenPromise, decided, metPromise, refusalOf } from '../testing/a-promise.ts';
import { decideWithdraw } from './index.ts';

const calendar = BERLIN;

describe('decideWithdraw', () => {
  const reason = 'The printer was replaced.';

  it.each([
    { ground: 'customer-withdrew', reason },
    { ground: 'made-in-error', reason, promiseeTold: true },
    { ground: 'merged', reason, survivorDue: at('13:00') },
  ] as const)('ends a promise when $ground', (withdrawal) => {
    const { promise, facts } = decided(decideWithdraw(aPromise(), { calendar, ...withdrawal }, at('10:00')));
    expect(promise).toMatchObject({ state: 'withdrawn', reason, closedAt: at('10:00'), wakeAt: null });
    expect(facts).toMatchObject([{ kind: 'promise.withdrawn', data: { ground: withdrawal.ground, reason } }]);
  });

  it('ends what was met', () => {
    const withdrawal = { calendar, ground: 'customer-withdrew', reason } as const;
    expect(decided(decideWithdraw(metPromise(), withdrawal, at('14:00'))).promise.state).toBe('withdrawn');
  });

  it('is not for the promisor alone', () => {
    const silently = { calendar, ground: 'made-in-error', reason, promiseeTold: false } as const;
    expect(refusalOf(decideWithdraw(aPromise(), silently, at('10:00')))).toBe('promise.promisee-not-told');
  });

  it('refuses to merge into a promise that is due later', () => {
    const merged = { calendar, ground: 'merged', reason, survivorDue: at('13:00') + 1 } as const;
    expect(refusalOf(decideWithdraw(aPromise(), merged, at('10:00')))).toBe('promise.survivor-later');
  });

  it('refuses once the due moment has passed, and without a reason', () => {
    const withdrawal = { calendar, ground: 'customer-withdrew', reason } as const;
    expect(refusalOf(decideWithdraw(aPromise(), withdrawal, at('13:01')))).toBe('promise.too-late-to-withdraw');
    expect(refusalOf(decideWithdraw(brokenPromise(), withdrawal, at('13:11')))).toBe('promise.already-closed');
    expect(refusalOf(decideWithdraw(aPromise(), { ...withdrawal, reason: '' }, at('10:00')))).toBe('promise.no-reason');
  });
});
