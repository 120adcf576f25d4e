import { describe, expect, it } from 'vitest';
import { AccountId, CaseId, PartyId, PersonId, PromiseId, ReferralId } from '#kernel/ids.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { answerOf, askAt, asked, mayRefer, outcomeOf, type Referral } from './referral.ts';

const ID = '019a0000-0000-7000-8000-000000000001';
const NOW = 1_800_000_000_000;
const made: Referral = {
  id: ReferralId.parse(ID),
  caseId: CaseId.parse(ID),
  accountId: AccountId.parse(ID),
  partyId: PartyId.parse(ID),
  partyName: 'City Rail',
  reach: '030 1',
  by: { id: PersonId.parse(ID), name: 'Ayse' },
  at: NOW,
  consent: null,
  followUpId: PromiseId.parse(ID),
  answer: null,
  askedAt: null,
  outcome: null,
};
const said = { what: 'helped', words: '', by: 'customer' } as const;

describe('a referral', () => {
  it('is made one after the other, on an open case, with a moment ahead to ask', () => {
    const times = { due: NOW + DAY, now: NOW };
    expect(mayRefer({ open: true, earlier: [] }, times)).toMatchObject({ ok: true });
    expect(mayRefer({ open: true, earlier: [made] }, times)).toMatchObject({ refusal: { code: 'referral.pending' } });
    expect(mayRefer({ open: false, earlier: [] }, times)).toMatchObject({ refusal: { code: 'referral.case-over' } });
    expect(mayRefer({ open: true, earlier: [] }, { due: NOW, now: NOW })).toMatchObject({
      refusal: { code: 'referral.asking-in-the-past' },
    });
  });

  it('lets another follow once it is known whether it helped', () => {
    const known = outcomeOf(made, said, NOW + HOUR);
    if (!known.ok) throw new Error(known.refusal.code);
    expect(mayRefer({ open: true, earlier: [known.value] }, { due: NOW + DAY, now: NOW })).toMatchObject({ ok: true });
    expect(outcomeOf(known.value, said, NOW + DAY)).toMatchObject({ refusal: { code: 'referral.over' } });
    expect(answerOf(known.value, { what: 'declined', words: 'No' }, NOW)).toMatchObject({ ok: false });
    expect(asked(known.value, NOW)).toMatchObject({ ok: false });
  });

  it('is asked about an hour before that is due, or halfway where there is little time, and once', () => {
    expect(askAt(NOW + DAY, NOW)).toBe(NOW + DAY - HOUR);
    expect(askAt(NOW + HOUR, NOW)).toBe(NOW + 30 * MINUTE);
    const first = asked(made, NOW + DAY);
    if (!first.ok) throw new Error(first.refusal.code);
    expect(first.value.askedAt).toBe(NOW + DAY);
    expect(asked(first.value, NOW + DAY)).toMatchObject({ refusal: { code: 'referral.asked-already' } });
  });
});
