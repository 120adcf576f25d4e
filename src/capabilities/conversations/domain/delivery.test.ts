import { expect, it } from 'vitest';
import { DAY, HOUR } from '#kernel/time.ts';
import { deliveryOf } from './delivery.ts';
import { nextTryAt } from './retry.ts';

it.each([
  [[], 'none'],
  [['sent', 'sent'], 'sent'],
  [['sent', 'queued'], 'queued'],
  [['queued', 'held'], 'held'],
  [['sent', 'failed', 'held'], 'failed'],
] as const)('a message whose mails are %j is %s', (mails, delivery) => {
  expect(deliveryOf(mails)).toBe(delivery);
});

it('a mail is tried ever more rarely, and given up after about three days', () => {
  const tries: number[] = [];
  for (let now: number | null = 0, count = 1; now !== null; count += 1) {
    tries.push(now);
    now = nextTryAt(count, now);
  }
  const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(tries.at(-1)).toBeGreaterThan(3 * DAY);
  expect(tries.at(-1)).toBeLessThan(3 * DAY + 6 * HOUR);
});
