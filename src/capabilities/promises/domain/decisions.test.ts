import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { aPromise, at, BERLIN, decided, making, PROMISE_ID, refusalOf, SUCCESSOR_ID } from '../testing/a-promise.ts';
import {
  decideBreak,
  decideConfirm,
  decideMake,
  decideMeet,
  decideRenegotiate,
  decideReopen,
  decideWithdraw,
  judge,
  type Pause,
  type PromiseRecord,
} from './index.ts';

const calendar = BERLIN;

/** The promise of `aPromise`, due on Monday at 13:00, as the keeper leaves it when nobody does anything. */
function broken(): PromiseRecord {
  return decided(judge(aPromise(), calendar, at('13:10'))).promise;
}

function met(): PromiseRecord {
  return decided(decideMeet(aPromise(), { calendar, occurredAt: at('12:00') }, at('12:00'))).promise;
}

function paused(): PromiseRecord {
  const pause: Pause = { reason: 'customer-input', from: at('10:00'), until: at('12:00'), resumedAt: null };
  return { ...aPromise(), state: 'paused', pauses: [pause], due: at('15:00'), wakeAt: at('12:00') };
}

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
    const { promise, facts } = decided(decideMeet(broken(), { calendar, occurredAt: at('13:20') }, at('13:20')));
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
    const { promise } = decided(decideMeet(paused(), { calendar, occurredAt: at('11:00') }, at('11:00')));
    expect(promise).toMatchObject({ state: 'met', due: at('14:00'), pauses: [{ resumedAt: at('11:00') }] });
  });

  it('refuses what was delivered, what is over, and moments outside its life', () => {
    const now = at('12:30');
    const delivery = { calendar, occurredAt: now };
    expect(refusalOf(decideMeet(met(), delivery, now))).toBe('promise.already-met');
    const withdrawn: PromiseRecord = { ...aPromise(), state: 'withdrawn', closedAt: at('10:00') };
    expect(refusalOf(decideMeet(withdrawn, delivery, now))).toBe('promise.already-closed');
    expect(refusalOf(decideMeet(aPromise(), { calendar, occurredAt: now + 1 }, now))).toBe('promise.delivered-ahead');
    expect(refusalOf(decideMeet(aPromise(), { calendar, occurredAt: at('08:59') }, now))).toBe(
      'promise.delivered-before',
    );
  });
});

describe('decideConfirm', () => {
  it('keeps what was met', () => {
    const { promise, facts } = decided(decideConfirm(met(), at('14:00')));
    expect(promise).toMatchObject({ state: 'kept', metAt: at('12:00'), closedAt: at('14:00'), wakeAt: null });
    expect(facts).toMatchObject([{ kind: 'promise.kept', occurredAt: at('14:00'), data: { confirmed: true } }]);
  });

  it('refuses anything else', () => {
    expect(refusalOf(decideConfirm(aPromise(), at('14:00')))).toBe('promise.not-met');
  });
});

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
    expect(refusalOf(decideRenegotiate(broken(), move, at('13:10')))).toBe('promise.too-late-to-move');
  });

  it('moves a paused promise', () => {
    const { promise, facts } = decided(decideRenegotiate(paused(), move, at('11:00')));
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
    expect(refusalOf(decideRenegotiate(met(), move, at('12:50')))).toBe('promise.not-running');
  });
});

describe('decideBreak', () => {
  it('breaks at the due moment, whenever it is found out', () => {
    for (const now of [at('13:00') + 1, at('13:10'), at('09:00', 9)]) {
      const { promise, facts } = decided(decideBreak(aPromise(), calendar, now));
      expect(promise).toMatchObject({ state: 'broken', brokenAt: at('13:00'), wakeAt: null });
      expect(facts).toMatchObject([{ kind: 'promise.broken', occurredAt: at('13:00'), data: { discoveredAt: now } }]);
    }
  });

  it('refuses what is not late, and what is over', () => {
    expect(refusalOf(decideBreak(aPromise(), calendar, at('13:00')))).toBe('promise.not-broken');
    expect(refusalOf(decideBreak(met(), calendar, at('15:00')))).toBe('promise.not-broken');
    expect(refusalOf(decideBreak(broken(), calendar, at('15:00')))).toBe('promise.already-closed');
  });
});

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
    expect(decided(decideWithdraw(met(), withdrawal, at('14:00'))).promise.state).toBe('withdrawn');
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
    expect(refusalOf(decideWithdraw(broken(), withdrawal, at('13:11')))).toBe('promise.already-closed');
    expect(refusalOf(decideWithdraw(aPromise(), { ...withdrawal, reason: '' }, at('10:00')))).toBe('promise.no-reason');
  });
});

describe('decideReopen', () => {
  it('runs on with the time that was left and keeps the rest for the record', () => {
    const occurredAt = at('15:00');
    const { promise, facts } = decided(decideReopen(met(), { calendar, occurredAt }, at('15:02')));
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
    const first = decided(decideReopen(met(), { calendar, occurredAt: at('15:00') }, at('15:00'))).promise;
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
    expect(refusalOf(decideReopen(met(), { calendar, occurredAt: lastMoment }, lastMoment))).toBe(undefined);
    const tooLate = { calendar, occurredAt: lastMoment + 1 };
    expect(refusalOf(decideReopen(met(), tooLate, tooLate.occurredAt))).toBe('promise.reopened-too-late');
    expect(refusalOf(decideReopen(met(), { calendar, occurredAt: at('15:00') }, at('14:00')))).toBe(
      'promise.reopened-ahead',
    );
    expect(refusalOf(decideReopen(met(), { calendar, occurredAt: at('11:00') }, at('14:00')))).toBe('promise.not-met');
    expect(refusalOf(decideReopen(aPromise(), { calendar, occurredAt: at('12:00') }, at('12:00')))).toBe(
      'promise.not-met',
    );
  });
});
