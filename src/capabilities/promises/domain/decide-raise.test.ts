import { describe, expect, it } from 'vitest';
import { HOUR } from '#kernel/time.ts';
import {
  aPromise,
  at,
  BERLIN,
  decided,
  metPromise,
  pausedPromise,
  refusalOf,
  SUCCESSOR_ID,
} from '../testing/a-promise.ts';
import { decideRaise, judge, type Raising } from './index.ts';

const raising: Raising & { hours: Raising['calendar'] } = {
  id: SUCCESSOR_ID,
  hours: BERLIN,
  calendar: BERLIN,
  calendarId: aPromise().calendarId,
  calendarVersion: 1,
  terms: { kind: 'budget', ms: 2 * HOUR },
  agreement: null,
  words: () => 'It works again sooner.',
  reason: 'The whole team is affected.',
};

describe('decideRaise', () => {
  it('gives way to a promise that is due sooner, from the same anchor', () => {
    const { promise, successor, facts } = decided(decideRaise(aPromise(), raising, at('10:00')));
    expect(promise).toMatchObject({
      state: 'superseded',
      successorId: SUCCESSOR_ID,
      closedAt: at('10:00'),
      wakeAt: null,
    });
    expect(successor).toMatchObject({
      state: 'running',
      due: at('11:00'),
      anchor: at('09:00'),
      predecessorId: promise.id,
    });
    expect(facts).toMatchObject([{ kind: 'promise.superseded', data: { was: at('13:00'), due: at('11:00') } }]);
  });

  it('warns of little time at once, once, as the most urgent of what was missed', () => {
    const { successor } = decided(decideRaise(aPromise(), raising, at('12:00')));
    if (!successor) throw new Error('It does not give way.');
    expect(successor).toMatchObject({ warned: [], wakeAt: at('12:00') });
    const warned = decided(judge(successor, BERLIN, at('12:00')));
    expect(warned.facts).toMatchObject([{ kind: 'promise.warned', data: { level: 90 } }]);
    expect(warned.promise).toMatchObject({ warned: [50, 75, 90], wakeAt: at('12:15') + 1 });
  });

  it('leaves time to react, and never makes a promise later', () => {
    expect(decided(decideRaise(aPromise(), raising, at('12:00'))).successor?.due).toBe(at('12:15'));
    const tight = decided(decideRaise(aPromise(), raising, at('12:55')));
    expect(tight).toMatchObject({ successor: null, facts: [], promise: { state: 'running', due: at('13:00') } });
  });

  it('takes pauses over, which then still end by themselves', () => {
    const { successor } = decided(decideRaise(pausedPromise(), raising, at('10:30')));
    expect(successor).toMatchObject({ state: 'paused', due: at('13:00'), wakeAt: at('12:00') });
    expect(successor?.pauses).toHaveLength(1);
  });

  it('leaves broken what is late, no longer waited for, and promises anew with the time to react', () => {
    const { promise, successor, facts } = decided(decideRaise(aPromise(), raising, at('09:30', 1)));
    expect(promise).toMatchObject({ state: 'broken', brokenAt: at('13:00'), successorId: SUCCESSOR_ID });
    expect(promise).toMatchObject({ closedAt: at('09:30', 1), reason: raising.reason });
    expect(successor).toMatchObject({ state: 'running', due: at('09:45', 1), anchor: at('09:30', 1) });
    expect(facts.map(({ kind }) => kind)).toEqual(['promise.broken', 'promise.released', 'promise.made']);
    expect(decided(judge(successor ?? promise, BERLIN, at('09:46', 1))).verdict).toBe('broken');
  });

  it('refuses what is over, and what names its moment', () => {
    expect(refusalOf(decideRaise(metPromise(), raising, at('12:30')))).toBe('promise.not-running');
    const fixed = aPromise({ terms: { kind: 'instant', due: at('13:00') } });
    expect(refusalOf(decideRaise(fixed, raising, at('10:00')))).toBe('promise.terms-never-raise');
  });
});
