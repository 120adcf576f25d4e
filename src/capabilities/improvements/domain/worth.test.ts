import { describe, expect, it } from 'vitest';
import { isWorthAsking } from './signs.ts';
import { byWorth, quadrantOf, type Scores, worthOf } from './worth.ts';

const scores = (impact: number, effort: number, confidence: Scores['confidence'] = 'high'): Scores => ({
  impact,
  effort,
  confidence,
});

describe('what an improvement is worth', () => {
  it.each([
    [scores(5, 1), 12, 60],
    [scores(5, 1, 'medium'), 12, 48],
    [scores(5, 1, 'low'), 12, 30],
    [scores(1, 5), 1, 0.2],
    [scores(4, 2), 0, 2],
  ])('%o in %d cases is %d', (given, cases, worth) => expect(worthOf(given, cases)).toBeCloseTo(worth));

  it('puts what nobody weighed first, oldest before newest, then high impact and low effort', () => {
    const one = (name: string, given: Scores | null, proposedAt = 0) => ({ name, scores: given, cases: 2, proposedAt });
    const listed = [
      one('dear', scores(5, 5)),
      one('new', null, 9),
      one('cheap and strong', scores(5, 1)),
      one('old', null, 3),
      one('cheap and weak', scores(2, 1)),
    ];
    expect(listed.toSorted(byWorth).map(({ name }) => name)).toEqual([
      'old',
      'new',
      'cheap and strong',
      'cheap and weak',
      'dear',
    ]);
  });
});

describe('the corners of the picture', () => {
  it.each([
    [5, 1, 'first'],
    [3, 2, 'first'],
    [4, 3, 'plan'],
    [2, 2, 'spare-time'],
    [1, 5, 'twice'],
  ] as const)('an impact of %d for an effort of %d: %s', (impact, effort, corner) =>
    expect(quadrantOf({ impact, effort })).toBe(corner),
  );
});

describe('the end of a case', () => {
  const calm = { live: false, broken: [], unanswered: 3, voidedPauses: 1 };
  it('asks for an improvement where people were in it, or a promise broke', () => {
    expect(isWorthAsking(calm)).toBe(false);
    expect(isWorthAsking({ ...calm, live: true })).toBe(true);
    expect(isWorthAsking({ ...calm, broken: ['We call you by 10:00.'] })).toBe(true);
  });
});
