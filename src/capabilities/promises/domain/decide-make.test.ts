import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#kernel/time.ts';
import { at, BERLIN, decided, making, PROMISE_ID, refusalOf } from '../testing/a-promise.ts';
import { decideMake, judge } from './index.ts';

const calendar = BERLIN;

describe('decideMake', () => {
  it('makes a running promise with its words, its due moment and its first look', () => {
    const wanted = making({ words: (due) => `It works again ${due === at('13:00') ? 'by 13:00' : 'some day'}.` });
    const { promise, facts } = decided(decideMake(wanted, at('09:02')));
    expect(promise).toMatchObject({
      state: 'running',
      text: 'It works again by 13:00.',
      due: at('13:00'),
      madeAt: at('09:02'),
      wakeAt: at('11:00'),
      version: 1,
    });
    const data = { promiseId: PROMISE_ID, promise: 'resolve', text: promise.text, due: at('13:00') };
    expect(facts).toEqual([{ kind: 'promise.made', occurredAt: at('09:02'), data }]);
  });

  it('makes what we owed from its anchor though that has passed, for the keeper to break', () => {
    const { promise } = decided(decideMake(making(), at('09:00', 2)));
    expect(promise.state).toBe('running');
    expect(decided(judge(promise, calendar, at('09:00', 2))).promise.brokenAt).toBe(at('13:00'));
  });

  it.each([
    ['promise.no-words', { words: () => ' ' }],
    ['promise.anchor-ahead', { anchor: at('09:01') }],
    ['promise.due-not-ahead', { terms: { kind: 'instant', due: at('09:00') } }],
    ['promise.due-too-far', { terms: { kind: 'instant', due: at('09:00') + 400 * DAY + 1 } }],
    ['calendar.no-budget', { terms: { kind: 'budget', ms: 0 } }],
    ['calendar.no-budget', { terms: { kind: 'cadence', everyMs: -1 } }],
    ['calendar.bad-day-count', { terms: { kind: 'businessDays', n: 1.5 } }],
    ['calendar.bad-time', { terms: { kind: 'businessDays', n: 1, cutOff: '24:00' } }],
    ['calendar.no-open-time-in-horizon', { terms: { kind: 'budget', ms: 9999 * HOUR } }],
  ] as const)('refuses %s', (code, stated) => {
    expect(refusalOf(decideMake(making(stated), at('09:00')))).toBe(code);
  });
});
