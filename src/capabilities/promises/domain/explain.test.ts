import { describe, expect, it } from 'vitest';
import { HOUR, type Instant } from '#kernel/time.ts';
import { aPromise, at, BERLIN, brokenPromise, decided, metPromise, pausedPromise } from '../testing/a-promise.ts';
import { decideReopen, type Explanation, explain, type PromiseRecord } from './index.ts';

function explained(promise: PromiseRecord, now: Instant): Explanation {
  const result = explain(promise, BERLIN, now);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const told = ({ segments }: Explanation) => segments.map(({ kind, from, to }) => [kind, from, to] as const);

describe('explain', () => {
  it('cuts a promise where its clock changed', () => {
    const seen = explained(pausedPromise(), at('11:00'));
    expect(told(seen)).toEqual([
      ['running', at('09:00'), at('10:00')],
      ['paused', at('10:00'), at('12:00')],
      ['running', at('12:00'), at('15:00')],
    ]);
    expect(seen).toMatchObject({
      budget: 4 * HOUR,
      used: HOUR,
      left: 3 * HOUR,
      experienced: 2 * HOUR,
      state: 'paused',
    });
    expect(seen.segments[1]).toMatchObject({ reason: 'customer-input', counted: 0 });
  });

  it('shows nights, and what came after the due moment', () => {
    const overnight = aPromise({ anchor: at('15:00') });
    expect(told(explained(overnight, at('16:00')))).toEqual([
      ['running', at('15:00'), at('17:00')],
      ['closed', at('17:00'), at('09:00', 1)],
      ['running', at('09:00', 1), at('11:00', 1)],
    ]);
    expect(told(explained(brokenPromise(), at('13:30')))).toEqual([
      ['running', at('09:00'), at('13:00')],
      ['late', at('13:00'), at('13:30')],
    ]);
  });

  it('shows the time between delivery and reopening as the promisee’s', () => {
    const reopening = { calendar: BERLIN, occurredAt: at('15:00') };
    const reopened = decided(decideReopen(metPromise(), reopening, at('15:00'))).promise;
    expect(told(explained(reopened, at('15:30')))).toEqual([
      ['running', at('09:00'), at('12:00')],
      ['delivered', at('12:00'), at('15:00')],
      ['running', at('15:00'), at('16:00')],
    ]);
  });

  it('counts in its segments exactly what was agreed', () => {
    for (const promise of [aPromise(), pausedPromise(), aPromise({ anchor: at('16:00') })]) {
      const { segments, budget, anchor, due } = explained(promise, promise.anchor);
      expect(segments.reduce((sum, { counted }) => sum + counted, 0)).toBe(budget);
      expect(segments[0]?.from).toBe(anchor);
      expect(segments.at(-1)?.to).toBe(due);
    }
  });
});
