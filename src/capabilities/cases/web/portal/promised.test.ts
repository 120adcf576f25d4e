import { describe, expect, it } from 'vitest';
import { HOUR, toIso } from '#kernel/time.ts';
import { promisedIn, standingOf } from './promised.ts';
import type { StoryPromise } from './queries.ts';

const now = Date.UTC(2026, 10, 26, 13);

function promise(given: Partial<StoryPromise> & { dueIn: number }): StoryPromise {
  const { dueIn, ...rest } = given;
  return {
    id: crypto.randomUUID() as StoryPromise['id'],
    kind: 'next-update',
    state: 'running',
    text: '',
    due: toIso(now + dueIn),
    fulfilledAt: null,
    reason: null,
    movedTo: null,
    mayObject: false,
    objection: null,
    ...rest,
  };
}

function moved(given: { dueIn: number; to: number; kind?: StoryPromise['kind'] }): StoryPromise {
  const { dueIn, to, ...rest } = given;
  return promise({ dueIn, state: 'renegotiated', reason: 'Paul is on his way', movedTo: toIso(now + to), ...rest });
}

describe('promises to a customer', () => {
  it('show a word that was moved as one', () => {
    const first = moved({ dueIn: 0, to: HOUR });
    const second = moved({ dueIn: HOUR, to: 2 * HOUR });
    const fix = promise({ dueIn: HOUR, kind: 'resolve' });
    const third = promise({ dueIn: 2 * HOUR });
    expect(promisedIn([first, fix, second, third])).toEqual([
      { promise: third, before: [now, now + HOUR], why: 'Paul is on his way' },
      { promise: fix, before: [], why: null },
    ]);
  });

  it('leave a move whose successor is not told as it is', () => {
    const alone = moved({ dueIn: 0, to: HOUR });
    expect(promisedIn([alone])).toEqual([{ promise: alone, before: [], why: null }]);
  });

  it('stand as their state and the clock say', () => {
    const standing = (given: Partial<StoryPromise> & { dueIn: number }) =>
      standingOf({ promise: promise(given), before: [], why: null }, now);
    expect(standing({ dueIn: HOUR })).toBe('track');
    expect(standing({ dueIn: -HOUR })).toBe('over');
    expect(standing({ dueIn: -HOUR, state: 'broken' })).toBe('over');
    expect(standing({ dueIn: -HOUR, state: 'broken', fulfilledAt: toIso(now) })).toBe('broken');
    expect(standing({ dueIn: -HOUR, state: 'broken', reason: 'not needed' })).toBe('missed');
    expect(standing({ dueIn: -HOUR, state: 'met', fulfilledAt: toIso(now) })).toBe('asked');
    expect(standing({ dueIn: -HOUR, state: 'paused' })).toBe('paused');
    expect(standingOf({ promise: promise({ dueIn: HOUR }), before: [now], why: null }, now)).toBe('moved');
  });
});
