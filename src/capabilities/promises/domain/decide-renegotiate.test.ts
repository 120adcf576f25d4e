import { describe, expect, it } from 'vitest';
import {
  aPromise,
  at,
  BERLIN,
  brokenPromise,
  decided,
  metPromise,
  PROMISE_ID,
  pausedPromise,
  refusalOf,
  SUCCESSOR_ID,
} from '../testing/a-promise.ts';
import { decideRenegotiate } from './index.ts';

const calendar = BERLIN;

describe('decideRenegotiate', () => {
  const move = {
    id: SUCCESSOR_ID,
    calendar,
    terms: { kind: 'instant', due: at('16:00') },
    reason: 'Paul is on his way to Lyon.',
    words: () => 'We said 13:00. We need until 16:00 because Paul is on his way to Lyon.',
  } as const;

  it('closes the promise and puts a successor in its place', () => {
    const { promise, successor, facts } = decided(decideRenegotiate(aPromise(), move, at('12:50')));
    expect(promise).toMatchObject({
      state: 'renegotiated',
      due: at('13:00'),
      successorId: SUCCESSOR_ID,
      reason: move.reason,
      closedAt: at('12:50'),
      wakeAt: null,
      version: 2,
    });
    expect(successor).toMatchObject({
      id: SUCCESSOR_ID,
      predecessorId: PROMISE_ID,
      state: 'running',
      text: move.words(),
      anchor: at('12:50'),
      madeAt: at('12:50'),
      due: at('16:00'),
      warned: [],
      reason: null,
      version: 1,
    });
    const data = { promiseId: PROMISE_ID, promise: 'resolve', text: move.words(), due: at('16:00') };
    expect(facts).toEqual([
      {
        kind: 'promise.renegotiated',
        occurredAt: at('12:50'),
        data: { ...data, was: at('13:00'), reason: move.reason, successorId: SUCCESSOR_ID },
      },
    ]);
  });

  it('is possible up to the due moment and not after it, whether or not the keeper has been there', () => {
    expect(decided(decideRenegotiate(aPromise(), move, at('13:00'))).promise.state).toBe('renegotiated');
    expect(refusalOf(decideRenegotiate(aPromise(), move, at('13:00') + 1))).toBe('promise.too-late-to-move');
    expect(refusalOf(decideRenegotiate(brokenPromise(), move, at('13:10')))).toBe('promise.too-late-to-move');
  });

  it('moves a paused promise', () => {
    const { promise, facts } = decided(decideRenegotiate(pausedPromise(), move, at('11:00')));
    expect(promise.state).toBe('renegotiated');
    expect(facts).toMatchObject([{ data: { was: at('15:00') } }]);
  });

  it.each([
    ['promise.no-reason', { reason: ' ' }],
    ['promise.no-words', { words: () => '' }],
    ['promise.same-due', { terms: { kind: 'instant', due: at('13:00') } }],
    ['promise.due-not-ahead', { terms: { kind: 'instant', due: at('11:00') } }],
  ] as const)('refuses %s', (code, stated) => {
    expect(refusalOf(decideRenegotiate(aPromise(), { ...move, ...stated }, at('12:00')))).toBe(code);
  });

  it('refuses what was delivered', () => {
    expect(refusalOf(decideRenegotiate(metPromise(), move, at('12:50')))).toBe('promise.not-running');
  });
});
