import { expect, test } from 'vitest';
import { merged, rankOf } from './notice.ts';

test('a break says more than every warning, and a later warning more than an earlier one', () => {
  const about = { promise: 'You hear from us by 14:30.', due: 0, as: 'owner' } as const;
  const ranks = [
    rankOf({ ...about, kind: 'promise-near', level: 50 }),
    rankOf({ ...about, kind: 'promise-near', level: 90 }),
    rankOf({ ...about, kind: 'promise-near', level: 'last-hour' }),
    rankOf({ ...about, kind: 'promise-broken' }),
    rankOf({ ...about, kind: 'promise-long-overdue' }),
  ];
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});

test('two parts of one absence are one, from the first to the last', () => {
  const one = { kind: 'missed-while-away', from: 5, until: 10, broken: 2, near: 1 } as const;
  const other = { ...one, from: 3, until: 8, longOverdue: 3 };
  const both = { ...one, from: 3, until: 10, broken: 4, near: 2, longOverdue: 3 };
  expect([merged(one, other), merged(other, one)]).toEqual([both, both]);
});
