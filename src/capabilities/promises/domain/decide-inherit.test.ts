import { describe, expect, it } from 'vitest';
import {
  aPromise,
  at,
  BERLIN,
  brokenPromise,
  decided,
  pausedPromise,
  refusalOf,
  SUCCESSOR_ID,
} from '../testing/a-promise.ts';
import { decideGiveWay, decideInherit, type Inheritance, judge, standForEachOther } from './index.ts';

const inheritance: Inheritance = {
  id: SUCCESSOR_ID,
  subject: { kind: 'case', id: '00000000-0000-4000-8000-000000000009' },
  promisor: { kind: 'desk' },
  calendar: BERLIN,
  reason: 'The same was asked before.',
};

describe('a promise whose subject is merged into another', () => {
  it('goes on there, due when it was due, and is withdrawn where it was', () => {
    const { promise, heir, facts } = decided(decideInherit(aPromise(), inheritance, at('10:00')));
    expect(promise).toMatchObject({ state: 'withdrawn', successorId: SUCCESSOR_ID, wakeAt: null });
    expect(heir).toMatchObject({
      subject: inheritance.subject,
      due: at('13:00'),
      anchor: at('09:00'),
      state: 'running',
    });
    expect(heir.predecessorId).toBe(promise.id);
    expect(facts).toMatchObject([{ kind: 'promise.withdrawn', data: { ground: 'merged' } }]);
    expect(decided(judge(heir, BERLIN, at('13:01'))).verdict).toBe('broken');
  });

  it('rests on where it rested', () => {
    const { heir } = decided(decideInherit(pausedPromise(), inheritance, at('10:30')));
    expect(heir).toMatchObject({ state: 'paused', due: at('15:00'), wakeAt: at('12:00') });
  });

  it('stays where it broke', () => {
    expect(refusalOf(decideInherit(brokenPromise(), inheritance, at('14:00')))).toBe('promise.not-running');
    expect(refusalOf(decideInherit(aPromise(), inheritance, at('13:01')))).toBe('promise.not-running');
  });
});

describe('a promise beside one that stands for it', () => {
  const sooner = { id: SUCCESSOR_ID, text: 'It works again by 11:00.', due: at('11:00'), reason: 'Asked before.' };

  it('gives way to the sooner one, and to no later one', () => {
    const { promise, facts } = decided(decideGiveWay(aPromise(), sooner, at('10:00')));
    expect(promise).toMatchObject({ state: 'superseded', successorId: SUCCESSOR_ID, closedAt: at('10:00') });
    expect(facts).toMatchObject([{ kind: 'promise.superseded', data: { was: at('13:00'), due: at('11:00') } }]);
    const same = { ...sooner, due: at('13:00') };
    expect(refusalOf(decideGiveWay(aPromise(), same, at('10:00')))).toBe('promise.not-sooner');
  });

  it('stands for another word, or for another fix', () => {
    expect(standForEachOther('first-response', 'next-update')).toBe(true);
    expect(standForEachOther('resolve', 'resolve')).toBe(true);
    expect(standForEachOther('callback', 'callback')).toBe(false);
    expect(standForEachOther('resolve', 'next-update')).toBe(false);
  });
});
