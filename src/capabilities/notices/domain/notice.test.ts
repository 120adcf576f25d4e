import { expect, test } from 'vitest';
import { merged, rankOf } from './notice.ts';

test('a break says more than every warning, and a later warning more than an earlier one', () => {
  const about = { promise: 'You hear from us by 14:30.', due: 0, as: 'owner' } as const;
  const ranks = [
    rankOf({ ...about, kind: 'promise-near', level: 50 }),
    rankOf({ ...about, kind: 'promise-near', level: 90 }),
    rankOf({ ...about, kind: 'promise-broken' }),
  ];
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});

test('two parts of one absence are one, from the first to the last', () => {
  const one = { kind: 'missed-while-away', from: 5, until: 10, broken: 2, near: 1 } as const;
  expect(merged(one, { ...one, from: 3, until: 8 })).toEqual({ ...one, from: 3, until: 10, broken: 4, near: 2 });
});
