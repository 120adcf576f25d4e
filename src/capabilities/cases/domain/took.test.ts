import { expect, test } from 'vitest';
import { tookOf } from './took.ts';

test('median and nine of ten are times that happened', () => {
  expect(tookOf([])).toBeNull();
  expect(tookOf([5])).toEqual({ n: 1, median: 5, nineOfTen: 5 });
  expect(tookOf([30, 10, 20, 40])).toEqual({ n: 4, median: 20, nineOfTen: 40 });
  const twenty = Array.from({ length: 20 }, (_, place) => 20 - place);
  expect(tookOf(twenty)).toEqual({ n: 20, median: 10, nineOfTen: 18 });
});
