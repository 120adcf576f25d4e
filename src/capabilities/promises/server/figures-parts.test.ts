import { expect, it } from 'vitest';
import { monthsBetween } from './figures-parts.ts';

it('names the months of a period in order', () => {
  expect(monthsBetween('2026-11-30', '2027-02-01')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  expect(monthsBetween('2026-11-01', '2026-11-30')).toEqual(['2026-11']);
  expect(monthsBetween('2027-01-01', '2026-11-30')).toEqual([]);
});
