import { describe, expect, it } from 'vitest';
import { at, BERLIN, brokenPromise, decided, metPromise, refusalOf } from '../testing/a-promise.ts';
import { decideConfirm } from './decide-confirm.ts';
import { decideCorrect } from './decide-correct.ts';
import { decideHeard, decideUnheard } from './decide-hear.ts';
import { decideReopen } from './decide-reopen.ts';
import { judge } from './judge.ts';

const WHY = '5.1.1 nobody of that name';
/** Delivered on Monday at 12:00; at 12:10 the mail that said so came back. */
const unheard = () => decided(decideUnheard(metPromise(), WHY, at('12:10'))).promise;

describe('a promisee who was not told', () => {
  it('does not agree by silence, however long it lasts', () => {
    const judged = decided(judge(unheard(), BERLIN, at('12:00', 20)));
    expect(judged).toMatchObject({ verdict: 'nothing', promise: { state: 'met', metAt: at('12:00'), wakeAt: null } });
  });

  it('has the whole time to object from the moment on at which they are told', () => {
    const { promise, facts } = decided(decideHeard(unheard(), BERLIN, at('10:00', 14)));
    expect(facts).toMatchObject([{ kind: 'promise.heard', occurredAt: at('10:00', 14) }]);
    expect(decided(judge(promise, BERLIN, at('16:00', 18))).verdict).toBe('nothing');
    const kept = decided(judge(promise, BERLIN, at('17:01', 21)));
    expect(kept).toMatchObject({ verdict: 'kept', promise: { state: 'kept', metAt: at('12:00') } });
  });

  it('may say that it works or that it does not, however late', () => {
    expect(decided(decideConfirm(unheard(), at('12:00', 20))).promise.state).toBe('kept');
    const reopening = { calendar: BERLIN, occurredAt: at('12:00', 20) };
    const reopened = decided(decideReopen(unheard(), reopening, at('12:00', 20))).promise;
    expect(reopened).toMatchObject({ state: 'running', metAt: null, heardAt: null });
  });

  it('is told once, and missed once', () => {
    expect(decided(decideUnheard(unheard(), WHY, at('12:20'))).facts).toEqual([]);
    expect(decided(decideHeard(metPromise(), BERLIN, at('12:20'))).facts).toEqual([]);
  });

  it('stays so when the moment of the delivery is corrected', () => {
    const correction = { calendar: BERLIN, deliveredAt: at('11:00'), reason: 'It was earlier.' };
    const by = { recordedBy: null, approvedBy: null };
    expect(decided(decideCorrect(unheard(), { ...correction, ...by }, at('13:00'))).promise).toMatchObject({
      ...{ state: 'met', metAt: at('11:00'), heardAt: null, wakeAt: null },
    });
  });

  it('is a matter of what was delivered in time alone', () => {
    expect(refusalOf(decideUnheard(brokenPromise(), WHY, at('14:00')))).toBe('promise.not-met');
    expect(refusalOf(decideHeard(brokenPromise(), BERLIN, at('14:00')))).toBe('promise.not-met');
  });
});
