import { describe, expect, test } from 'vitest';
import { wilson } from './wilson.ts';

describe('Wilson’s interval', () => {
  test.each([
    [0, 5, 0, 0.4345],
    [5, 5, 0.5655, 1],
    [9, 10, 0.5958, 0.9821],
    [45, 50, 0.7864, 0.9565],
  ])('%i of %i lies between %f and %f', (count, n, low, high) => {
    const found = wilson(count, n);
    expect(found?.share).toBe(count / n);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  test('says nothing about nothing', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  test('is narrower the more is known, and never leaves 0 to 1', () => {
    const [few, many] = [wilson(1, 1), wilson(10_000, 10_000)];
    expect(few?.high).toBe(1);
    expect(many?.low).toBeGreaterThan(few?.low ?? 1);
    expect(many?.low).toBeLessThan(1);
  });
});
