import { describe, expect, it } from 'vitest';
import { AccountId, CaseId, FeedbackId, PersonId, ServiceId } from '#kernel/ids.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import {
  answer,
  answerDays,
  answererAmong,
  change,
  changeableUntil,
  type Feedback,
  mayAnswer,
  mayGive,
  saidOf,
} from './feedback.ts';

const NOW = Date.UTC(2026, 10, 24, 9);
const person = (n: number) => PersonId.parse(`10000000-0000-4000-8000-00000000000${n}`);
const [CUSTOMER, OWNER, LEAD, MANAGER] = [person(1), person(2), person(3), person(4)];

const GIVEN: Feedback = {
  id: FeedbackId.parse(CUSTOMER),
  caseId: CaseId.parse(CUSTOMER),
  accountId: AccountId.parse(CUSTOMER),
  personId: CUSTOMER,
  serviceId: ServiceId.parse(CUSTOMER),
  teamId: null,
  ownerId: OWNER,
  rating: 2,
  words: null,
  causes: ['too-slow'],
  via: 'story',
  at: NOW,
  changedAt: NOW,
  promiseId: null,
  answer: null,
  version: 1,
};
const ANSWER = { outcome: 'acting', words: 'We are sorry.', by: { id: LEAD, name: 'Tom' }, at: NOW } as const;

describe('saying how it was', () => {
  it('is possible for thirty days after the case was done', () => {
    expect(mayGive({ doneAt: NOW - 30 * DAY, ownWork: false }, NOW).ok).toBe(true);
    expect(mayGive({ doneAt: NOW - 30 * DAY - 1, ownWork: false }, NOW)).toMatchObject({
      refusal: { code: 'feedback.too-late' },
    });
    expect(mayGive({ doneAt: null, ownWork: false }, NOW)).toMatchObject({ refusal: { code: 'feedback.not-done' } });
  });

  it('is nothing that somebody says of their own work', () => {
    expect(mayGive({ doneAt: NOW, ownWork: true }, NOW)).toMatchObject({ refusal: { code: 'feedback.own-work' } });
  });

  it('keeps causes of who is unhappy alone, in one order, and words only where there are some', () => {
    expect(saidOf({ rating: 1, words: '  ', causes: ['tool', 'too-slow'] })).toEqual({
      rating: 1,
      words: null,
      causes: ['too-slow', 'tool'],
    });
    expect(saidOf({ rating: 3, words: ' Fine. ', causes: ['tool'] })).toEqual({
      rating: 3,
      words: 'Fine.',
      causes: [],
    });
  });

  it('can be said otherwise for a week, and not any more once it was answered', () => {
    const said = { rating: 4, words: null, causes: [] } as const;
    expect(change(GIVEN, said, NOW + 7 * DAY)).toMatchObject({ value: { rating: 4, causes: [], version: 2 } });
    expect(change(GIVEN, said, NOW + 7 * DAY + 1)).toMatchObject({ refusal: { code: 'feedback.stands' } });
    const answered = { ...GIVEN, answer: ANSWER };
    expect(changeableUntil(answered)).toBeNull();
    expect(change(answered, said, NOW + HOUR)).toMatchObject({ refusal: { code: 'feedback.answered-already' } });
  });
});

describe('the answer', () => {
  it('is owed within two days to who is unhappy, within five to who wrote, and else to nobody', () => {
    expect(answerDays({ rating: 2, words: null, causes: [] })).toBe(2);
    expect(answerDays({ rating: 1, words: 'No.', causes: [] })).toBe(2);
    expect(answerDays({ rating: 3, words: 'Well.', causes: [] })).toBe(5);
    expect(answerDays({ rating: 5, words: 'Thank you.', causes: [] })).toBe(5);
    expect(answerDays({ rating: 3, words: null, causes: [] })).toBeNull();
  });

  it('is the lead’s, else a manager’s, and never that of who worked on the case', () => {
    const people = { leads: [OWNER, LEAD], managers: [MANAGER] };
    expect(answererAmong(people, [OWNER, null])).toBe(LEAD);
    expect(answererAmong(people, [OWNER, LEAD])).toBe(MANAGER);
    expect(answererAmong({ leads: [OWNER], managers: [] }, [OWNER])).toBeNull();
  });

  it('is given by whoever owes it and by who leads, but not by who answered for the case', () => {
    expect(mayAnswer(GIVEN, { personId: LEAD, leads: true, promisorId: null })).toBe(true);
    expect(mayAnswer(GIVEN, { personId: OWNER, leads: true, promisorId: LEAD })).toBe(false);
    expect(mayAnswer(GIVEN, { personId: OWNER, leads: false, promisorId: OWNER })).toBe(true);
    expect(mayAnswer(GIVEN, { personId: CUSTOMER, leads: false, promisorId: LEAD })).toBe(false);
  });

  it('is given once', () => {
    const given = answer(GIVEN, ANSWER);
    expect(given).toMatchObject({ value: { answer: ANSWER, version: 2 } });
    expect(answer({ ...GIVEN, answer: ANSWER }, ANSWER)).toMatchObject({
      refusal: { code: 'feedback.answered-already' },
    });
  });
});
