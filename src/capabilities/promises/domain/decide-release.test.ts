import { describe, expect, it } from 'vitest';
import { aPromise, at, BERLIN, decided, refusalOf } from '../testing/a-promise.ts';
import { decideMeet, decideRelease, decideWithdraw, isOwed, judge } from './index.ts';

const calendar = BERLIN;
const release = { calendar, reason: 'The case was cancelled.' };

describe('releasing a late promise', () => {
  it('lets it rest, broken for good', () => {
    const broken = decided(judge(aPromise(), calendar, at('13:10'))).promise;
    expect(isOwed(broken)).toBe(true);
    const { promise, facts } = decided(decideRelease(broken, release, at('14:00')));
    expect(promise).toMatchObject({ state: 'broken', brokenAt: at('13:00'), closedAt: at('14:00'), wakeAt: null });
    expect(promise.version).toBe(broken.version + 1);
    expect(isOwed(promise)).toBe(false);
    expect(facts).toMatchObject([{ kind: 'promise.released', occurredAt: at('14:00') }]);
  });

  it('breaks first what nobody has judged yet, as one version', () => {
    const running = aPromise();
    const { promise, facts } = decided(decideRelease(running, release, at('14:00')));
    expect(promise).toMatchObject({ state: 'broken', brokenAt: at('13:00'), closedAt: at('14:00'), wakeAt: null });
    expect(promise.version).toBe(running.version + 1);
    expect(facts.map(({ kind }) => kind)).toEqual(['promise.broken', 'promise.released']);
  });

  it('is refused for what is in time, over, or without a reason', () => {
    const running = aPromise();
    const broken = decided(judge(running, calendar, at('13:10'))).promise;
    const late = decided(decideMeet(broken, { calendar, occurredAt: at('13:20') }, at('13:20'))).promise;
    const withdrawal = { calendar, ground: 'customer-withdrew', reason: 'Not needed.' } as const;
    const withdrawn = decided(decideWithdraw(running, withdrawal, at('12:00'))).promise;
    expect(refusalOf(decideRelease(running, release, at('13:00')))).toBe('promise.not-broken');
    expect(refusalOf(decideRelease(late, release, at('14:00')))).toBe('promise.already-closed');
    expect(refusalOf(decideRelease(withdrawn, release, at('14:00')))).toBe('promise.already-closed');
    expect(refusalOf(decideRelease(broken, { calendar, reason: ' ' }, at('14:00')))).toBe('promise.no-reason');
    expect([late, withdrawn].map(isOwed)).toEqual([false, false]);
  });
});
