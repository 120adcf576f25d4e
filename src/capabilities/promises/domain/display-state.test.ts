import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { aPromise, at } from '../testing/a-promise.ts';
import { displayState, type PromiseState, soonAt } from './index.ts';

describe('displayState', () => {
  const promise = { ...aPromise(), soonAt: at('12:45') };

  it.each([
    ['on-track', at('12:45') - 1],
    ['due-soon', at('12:45')],
    ['due-soon', at('13:00')],
    ['overdue', at('13:00') + 1],
  ])('shows a running promise as %s', (shown, now) => {
    expect(displayState(promise, now)).toBe(shown);
  });

  it.each([
    ['paused', 'paused'],
    ['met', 'kept'],
    ['kept', 'kept'],
    ['renegotiated', 'moved'],
    ['withdrawn', 'withdrawn'],
  ] satisfies [PromiseState, string][])('shows what is %s as %s', (state, shown) => {
    expect(displayState({ ...promise, state }, at('15:00'))).toBe(shown);
  });

  it('shows what is broken as overdue until it is delivered or nobody waits for it', () => {
    const broken = { ...promise, state: 'broken' } as const;
    expect(displayState(broken, at('15:00'))).toBe('overdue');
    expect(displayState({ ...broken, fulfilledAt: at('14:00') }, at('15:00'))).toBe('broken');
    expect(displayState({ ...broken, reason: 'Not needed any more.' }, at('15:00'))).toBe('broken');
  });
});

describe('soonAt', () => {
  it('is the last quarter of a short promise and the last 15 minutes of a long one', () => {
    expect(soonAt({ anchor: 0, due: 40 * MINUTE })).toBe(30 * MINUTE);
    expect(soonAt({ anchor: 0, due: HOUR })).toBe(45 * MINUTE);
    expect(soonAt({ anchor: 0, due: 8 * HOUR })).toBe(8 * HOUR - 15 * MINUTE);
  });
});
