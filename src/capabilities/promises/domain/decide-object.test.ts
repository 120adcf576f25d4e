import { describe, expect, it } from 'vitest';
import { PersonId } from '#kernel/ids.ts';
import { aPromise, at, BERLIN, decided, metPromise, refusalOf, SUCCESSOR_ID } from '../testing/a-promise.ts';
import { decideObject, decideRenegotiate, type Objection, type PromiseRecord } from './index.ts';

const MARIA = PersonId.parse('00000000-0000-4000-8000-000000000006');

/** Due at 13:00, moved at 10:30 to 16:00. */
function moved(from: PromiseRecord = aPromise(), to = at('16:00')) {
  const terms = { kind: 'instant', due: to } as const;
  const move = { id: SUCCESSOR_ID, calendar: BERLIN, terms, reason: 'It can wait.', words: () => 'By 16:00.' };
  return decided(decideRenegotiate(from, move, at('10:30')));
}

function object(stated: Partial<Objection> = {}, now = at('11:00'), move = moved()) {
  const given = { old: move.promise, calendar: BERLIN, lowered: false, again: false, words: 'We need it.', by: MARIA };
  return decideObject(move.successor, { ...given, ...stated }, now);
}

describe('an objection to a move', () => {
  it('is recorded, and the new moment holds', () => {
    const { promise, standing, facts } = decided(object());
    expect(promise).toEqual(moved().successor);
    expect(standing).toBeNull();
    expect(facts).toMatchObject([
      { kind: 'promise.objected', data: { due: at('16:00'), was: at('13:00'), words: 'We need it.', stands: false } },
    ]);
  });

  it.each([
    ['promise.not-moved', { old: undefined }],
    ['promise.not-moved', { old: aPromise() }],
    ['promise.objected-already', { again: true }],
  ] as const)('is refused as %s', (code, stated) => {
    expect(refusalOf(object(stated))).toBe(code);
  });

  it('is for what was moved later and is still to come', () => {
    const sooner = moved(aPromise(), at('11:30'));
    expect(refusalOf(object({ old: sooner.promise }, at('11:00'), sooner))).toBe('promise.not-moved-later');
    expect(refusalOf(object({}, at('16:00') + 1))).toBe('promise.objection-too-late');
    expect(refusalOf(decideObject(metPromise(), { ...given(), old: moved().promise }, at('12:30')))).toBe(
      'promise.objection-too-late',
    );
  });
});

const given = (): Objection => ({
  old: undefined,
  calendar: BERLIN,
  lowered: false,
  again: false,
  words: '',
  by: MARIA,
});

describe('an objection to a move that a lower priority led to', () => {
  it('in the time that was promised first lets the old promise stand again', () => {
    const { promise, standing, facts } = decided(object({ lowered: true }, at('13:00')));
    expect(promise).toMatchObject({ id: SUCCESSOR_ID, state: 'withdrawn', closedAt: at('13:00'), wakeAt: null });
    expect(standing?.promise).toMatchObject({
      state: 'running',
      due: at('13:00'),
      closedAt: null,
      reason: null,
      successorId: SUCCESSOR_ID,
      moves: 0,
    });
    expect(facts).toMatchObject([{ kind: 'promise.objected', data: { stands: true } }]);
    expect(standing?.facts).toMatchObject([
      { kind: 'promise.stands-again', data: { due: at('13:00'), outcome: 'renegotiated', approvedBy: MARIA } },
    ]);
  });

  it('later than that comes too late for it: the new moment counts as renegotiated', () => {
    const { promise, standing, facts } = decided(object({ lowered: true }, at('13:00') + 1));
    expect(promise.state).toBe('running');
    expect(standing).toBeNull();
    expect(facts).toMatchObject([{ data: { stands: false } }]);
  });

  it('lets the clock of the old promise go on as if nothing had been', () => {
    const { standing } = decided(object({ lowered: true }));
    const untouched = aPromise();
    expect(standing?.promise).toMatchObject({ due: untouched.due, anchor: untouched.anchor, terms: untouched.terms });
    expect(standing?.promise.wakeAt).toBeGreaterThan(at('11:00'));
  });
});
