import { describe, expect, it } from 'vitest';
import { PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { aPromise, at, BERLIN, decided, metPromise, refusalOf } from '../testing/a-promise.ts';
import { type Correction, decideCorrect, decideMeet } from './index.ts';

const agent = PersonId.parse('00000000-0000-4000-8000-000000000005');
const lead = PersonId.parse('00000000-0000-4000-8000-000000000009');

function correction(deliveredAt: Instant | null, stated: Partial<Correction> = {}): Correction {
  return {
    calendar: BERLIN,
    deliveredAt,
    reason: 'The wrong case was marked.',
    recordedBy: agent,
    approvedBy: lead,
    ...stated,
  };
}

function called() {
  const delivery = { calendar: BERLIN, occurredAt: at('12:00') };
  return decided(decideMeet(aPromise({ kind: 'callback' }), delivery, at('12:00'))).promise;
}

describe('decideCorrect', () => {
  it('lets what was not delivered run on, and remembers what it counted as', () => {
    const { promise, facts } = decided(decideCorrect(called(), correction(null), at('12:30')));
    expect(promise).toMatchObject({ state: 'running', metAt: null, closedAt: null, due: at('13:00') });
    expect(promise.wakeAt).toBeGreaterThan(at('12:30'));
    expect(facts).toMatchObject([{ kind: 'promise.corrected', data: { outcome: 'kept', approvedBy: lead } }]);
  });

  it('finds broken what was not delivered and is past its time', () => {
    const { promise, facts } = decided(decideCorrect(called(), correction(null), at('14:00')));
    expect(promise).toMatchObject({ state: 'broken', brokenAt: at('13:00'), version: called().version + 1 });
    expect(facts.map(({ kind }) => kind)).toEqual(['promise.corrected', 'promise.broken', 'promise.long-overdue']);
  });

  it('finds late what was delivered later than recorded, and in time what was delivered earlier', () => {
    const late = decided(decideCorrect(called(), correction(at('13:30')), at('14:00'))).promise;
    expect(late).toMatchObject({ state: 'broken', fulfilledAt: at('13:30'), metAt: null });
    const early = decided(decideCorrect(late, correction(at('12:10')), at('15:00'))).promise;
    expect(early).toMatchObject({ state: 'kept', brokenAt: null, metAt: at('12:10'), closedAt: at('12:10') });
  });

  it('leaves what the promisee has yet to confirm to be confirmed', () => {
    const { promise } = decided(decideCorrect(metPromise(), correction(at('11:00')), at('12:30')));
    expect(promise).toMatchObject({ state: 'met', metAt: at('11:00') });
  });

  it('refuses alone, without a reason, without a delivery, and impossible moments', () => {
    const now = at('12:30');
    expect(refusalOf(decideCorrect(called(), correction(null, { approvedBy: agent }), now))).toBe(
      'promise.same-person',
    );
    expect(refusalOf(decideCorrect(called(), correction(null, { reason: ' ' }), now))).toBe('promise.no-reason');
    expect(refusalOf(decideCorrect(aPromise(), correction(null), now))).toBe('promise.no-delivery');
    expect(refusalOf(decideCorrect(called(), correction(at('12:31')), now))).toBe('promise.delivered-ahead');
    expect(refusalOf(decideCorrect(called(), correction(at('08:00')), now))).toBe('promise.delivered-before');
  });
});
