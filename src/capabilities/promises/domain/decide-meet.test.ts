import { describe, expect, it } from 'vitest';
import { MINUTE } from '#kernel/time.ts';
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
} from '../testing/a-promise.ts';
import { decideMeet, type PromiseRecord } from './index.ts';

const calendar = BERLIN;

describe('decideMeet', () => {
  it('leaves a fix met, to be confirmed', () => {
    const { promise, facts } = decided(decideMeet(aPromise(), { calendar, occurredAt: at('12:00') }, at('12:01')));
    expect(promise).toMatchObject({ state: 'met', metAt: at('12:00'), closedAt: null, version: 2 });
    expect(promise.wakeAt).toBe(at('17:00', 7) + 1);
    expect(facts).toMatchObject([
      { kind: 'promise.met', occurredAt: at('12:00'), data: { promiseId: PROMISE_ID, recordedLate: false } },
    ]);
  });

  it.each(['first-response', 'next-update', 'callback'] as const)('keeps a %s by the act itself', (kind) => {
    const { promise, facts } = decided(
      decideMeet(aPromise({ kind }), { calendar, occurredAt: at('12:00') }, at('12:00')),
    );
    expect(promise).toMatchObject({ state: 'kept', metAt: at('12:00'), closedAt: at('12:00'), wakeAt: null });
    expect(facts).toMatchObject([{ kind: 'promise.kept', data: { confirmed: false } }]);
  });

  it('records the break and the late delivery when the keeper has not been there yet', () => {
    const { promise, facts } = decided(decideMeet(aPromise(), { calendar, occurredAt: at('13:20') }, at('13:20')));
    expect(promise).toMatchObject({
      state: 'broken',
      brokenAt: at('13:00'),
      fulfilledAt: at('13:20'),
      metAt: null,
      wakeAt: null,
      version: 2,
    });
    expect(facts).toMatchObject([
      { kind: 'promise.broken', occurredAt: at('13:00'), data: { discoveredAt: at('13:20') } },
      { kind: 'promise.fulfilled-late', occurredAt: at('13:20'), data: { lateBy: 20 * MINUTE } },
    ]);
  });

  it('records only the late delivery when the break is known', () => {
    const { promise, facts } = decided(decideMeet(brokenPromise(), { calendar, occurredAt: at('13:20') }, at('13:20')));
    expect(promise).toMatchObject({ state: 'broken', fulfilledAt: at('13:20'), version: 3 });
    expect(facts.map(({ kind }) => kind)).toEqual(['promise.fulfilled-late']);
  });

  it('marks what we learned of more than five minutes later', () => {
    const occurredAt = at('12:00');
    const onTime = decided(decideMeet(aPromise(), { calendar, occurredAt }, occurredAt + 5 * MINUTE));
    expect(onTime.facts).toMatchObject([{ data: { recordedLate: false } }]);
    const late = decided(decideMeet(aPromise(), { calendar, occurredAt }, occurredAt + 5 * MINUTE + 1));
    expect(late.facts).toMatchObject([{ data: { recordedLate: true } }]);
  });

  it('ends a pause at the moment of delivery', () => {
    const { promise } = decided(decideMeet(pausedPromise(), { calendar, occurredAt: at('11:00') }, at('11:00')));
    expect(promise).toMatchObject({ state: 'met', due: at('14:00'), pauses: [{ resumedAt: at('11:00') }] });
  });

  it('refuses what was delivered, what is over, and moments outside its life', () => {
    const now = at('12:30');
    const delivery = { calendar, occurredAt: now };
    expect(refusalOf(decideMeet(metPromise(), delivery, now))).toBe('promise.already-met');
    const withdrawn: PromiseRecord = { ...aPromise(), state: 'withdrawn', closedAt: at('10:00') };
    expect(refusalOf(decideMeet(withdrawn, delivery, now))).toBe('promise.already-closed');
    expect(refusalOf(decideMeet(aPromise(), { calendar, occurredAt: now + 1 }, now))).toBe('promise.delivered-ahead');
    expect(refusalOf(decideMeet(aPromise(), { calendar, occurredAt: at('08:59') }, now))).toBe(
      'promise.delivered-before',
    );
  });
});
