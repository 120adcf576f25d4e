import { expect, it } from 'vitest';
import { amountOf, withinOf } from './amounts.ts';

it.each([
  [
    { kind: 'budget', minutes: 90 },
    { count: 90, unit: 'minutes', cutOff: null },
  ],
  [
    { kind: 'budget', minutes: 240 },
    { count: 4, unit: 'hours', cutOff: null },
  ],
  [
    { kind: 'businessDays', n: 2, cutOff: null },
    { count: 2, unit: 'days', cutOff: null },
  ],
  [
    { kind: 'businessDays', n: 0, cutOff: '14:00' },
    { count: 0, unit: 'days', cutOff: '14:00' },
  ],
] as const)('a time is said as people say it, and kept as it was: %j', (within, amount) => {
  expect([amountOf(within), withinOf(amount)]).toEqual([amount, within]);
});
