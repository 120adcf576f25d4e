import { describe, expect, it } from 'vitest';
import { TeamId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/time.ts';
import german from '#locales/de/facts.json' with { type: 'json' };
import english from '#locales/en/facts.json' with { type: 'json' };
import {
  type Decision,
  decideConfirm,
  decideMake,
  decideMeet,
  decideRenegotiate,
  decideReopen,
  decideWithdraw,
  judge,
} from './domain/index.ts';
import { promiseFacts, promiseFactsOf } from './facts.ts';
import { aPromise, at, BERLIN, decided, making, SUCCESSOR_ID } from './testing/a-promise.ts';

const calendar = BERLIN;

function everyDecision(): readonly Decision[] {
  const promise = aPromise();
  const met = decided(decideMeet(promise, { calendar, occurredAt: at('12:00') }, at('12:00')));
  const terms = { kind: 'instant', due: at('16:00') } as const;
  const move = { id: SUCCESSOR_ID, calendar, terms, reason: 'Paul travels.', words: () => 'By 16:00.' };
  const withdrawal = { calendar, ground: 'customer-withdrew', reason: 'Not needed.' } as const;
  return [
    decided(decideMake(making(), at('09:00'))),
    met,
    decided(decideConfirm(met.promise, at('14:00'))),
    decided(decideReopen(met.promise, { calendar, occurredAt: at('14:00') }, at('14:00'))),
    decided(decideRenegotiate(promise, move, at('12:00'))),
    decided(decideWithdraw(promise, withdrawal, at('12:00'))),
    decided(decideMeet(promise, { calendar, occurredAt: at('13:20') }, at('13:20'))),
    decided(judge(promise, calendar, at('11:00'))),
    decided(judge(aPromise({ terms: { kind: 'budget', ms: 6 * HOUR } }), calendar, at('14:00'))),
    decided(judge(promise, calendar, at('09:00', 3))),
  ];
}

describe('facts about promises', () => {
  it('have the data that their kinds declare', () => {
    for (const { promise, facts } of everyDecision()) {
      for (const { kind, data } of facts) expect(promiseFacts[kind].data.parse(data)).toEqual(data);
      expect(promiseFactsOf(promise, facts).map(({ subject }) => subject)).toEqual(facts.map(() => promise.subject));
    }
  });

  it('are recorded on the subject for its account, for the eyes of the kind', () => {
    const { promise, facts } = decided(judge(aPromise(), calendar, at('13:10')));
    expect(promiseFactsOf(promise, facts)).toMatchObject([
      { kind: 'promise.broken', audience: 'customer', accountId: promise.accountId, occurredAt: at('13:00') },
    ]);
  });

  it('stay with the team when teams promised each other', () => {
    const teamId = TeamId.parse('00000000-0000-4000-8000-000000000009');
    const internal = aPromise({ kind: 'internal-handback', promisee: { kind: 'team', teamId } });
    const { promise, facts } = decided(judge(internal, calendar, at('13:10')));
    expect(promiseFactsOf(promise, facts)).toMatchObject([{ kind: 'promise.broken', audience: 'team' }]);
  });

  it.each([
    ['English', english],
    ['German', german],
  ])('have words in %s, and for customers where they may read them', (_, catalogue) => {
    for (const { name, audience } of Object.values(promiseFacts)) {
      expect(catalogue).toHaveProperty([name]);
      if (audience === 'customer') expect(catalogue).toHaveProperty([`${name}.customer`]);
    }
  });
});
