import { describe, expect, it } from 'vitest';
import { aPromise, at, BERLIN, decided, metPromise, refusalOf } from '../testing/a-promise.ts';
import { decideMeet, decideReopen, judge } from './index.ts';

const calendar = BERLIN;

describe('decideReopen', () => {
  it('runs on with the time that was left and keeps the rest for the record', () => {
    const occurredAt = at('15:00');
    const { promise, facts } = decided(decideReopen(metPromise(), { calendar, occurredAt }, at('15:02')));
    expect(promise).toMatchObject({ state: 'running', metAt: null, due: at('16:00'), closedAt: null });
    expect(promise.pauses).toEqual([
      { reason: 'awaiting-confirmation', from: at('12:00'), until: at('15:00'), resumedAt: at('15:00') },
    ]);
    expect(promise.wakeAt).toBe(at('15:36'));
    expect(facts).toMatchObject([
      { kind: 'promise.resumed', occurredAt, data: { due: at('16:00'), was: at('13:00'), cause: 'reopened' } },
    ]);
  });

  it('counts what the promisee lived through, and can be delivered and reopened again', () => {
    const first = decided(decideReopen(metPromise(), { calendar, occurredAt: at('15:00') }, at('15:00'))).promise;
    const again = decided(decideMeet(first, { calendar, occurredAt: at('15:30') }, at('15:30'))).promise;
    const second = decided(decideReopen(again, { calendar, occurredAt: at('09:00', 1) }, at('09:00', 1))).promise;
    expect(second).toMatchObject({ state: 'running', due: at('09:30', 1) });
  });

  it('is judged broken at its due moment when nothing was left', () => {
    const justInTime = decided(decideMeet(aPromise(), { calendar, occurredAt: at('13:00') }, at('13:00'))).promise;
    const { promise } = decided(decideReopen(justInTime, { calendar, occurredAt: at('15:00') }, at('15:00')));
    expect(promise.wakeAt).toBe(at('15:00'));
    expect(decided(judge(promise, calendar, at('15:00'))).promise.brokenAt).toBe(at('13:00'));
  });

  it('refuses after five business days, ahead of time, and what was not met', () => {
    const lastMoment = at('17:00', 7);
    expect(refusalOf(decideReopen(metPromise(), { calendar, occurredAt: lastMoment }, lastMoment))).toBe(undefined);
    const tooLate = { calendar, occurredAt: lastMoment + 1 };
    expect(refusalOf(decideReopen(metPromise(), tooLate, tooLate.occurredAt))).toBe('promise.reopened-too-late');
    expect(refusalOf(decideReopen(metPromise(), { calendar, occurredAt: at('15:00') }, at('14:00')))).toBe(
      'promise.reopened-ahead',
    );
    expect(refusalOf(decideReopen(metPromise(), { calendar, occurredAt: at('11:00') }, at('14:00')))).toBe(
      'promise.not-met',
    );
    expect(refusalOf(decideReopen(aPromise(), { calendar, occurredAt: at('12:00') }, at('12:00')))).toBe(
      'promise.not-met',
    );
  });
});
