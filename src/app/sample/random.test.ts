import { expect, test } from 'vitest';
import { between, next, pick, pickWeighted, randomOf, whole } from './random.ts';

test('the same seed and name give the same stream, another name another one', () => {
  const draw = (name: string) => {
    const random = randomOf(7, name);
    return Array.from({ length: 5 }, () => next(random));
  };
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
});

test('numbers stay within their bounds and reach both ends', () => {
  const random = randomOf(1, 'bounds');
  const drawn = Array.from({ length: 2000 }, () => whole(random, 3, 6));
  expect(new Set(drawn)).toEqual(new Set([3, 4, 5, 6]));
  for (let times = 0; times < 1000; times += 1) {
    const number = between(random, -1, 1);
    expect(number >= -1 && number < 1).toBe(true);
  }
});

test('what has no weight is never picked, and an empty list is refused', () => {
  const random = randomOf(1, 'weights');
  const drawn = Array.from({ length: 300 }, () =>
    pickWeighted(random, ['a', 'b', 'c'], (one) => (one === 'b' ? 0 : 1)),
  );
  expect(new Set(drawn)).toEqual(new Set(['a', 'c']));
  expect(() => pick(random, [])).toThrow(RangeError);
  expect(() => pickWeighted(random, ['a'], () => 0)).toThrow(RangeError);
});
