import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { roughly, roughlyAt } from './rough.ts';

it('keeps minutes below an hour, and whole hours above', () => {
  expect(roughly(59 * MINUTE)).toBe(59 * MINUTE);
  expect(roughly(HOUR + 35 * MINUTE)).toBe(HOUR);
  expect(roughlyAt(-66 * MINUTE, 0)).toBe(-HOUR);
  expect(roughlyAt(66 * MINUTE, 0)).toBe(HOUR);
});
