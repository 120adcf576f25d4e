import { describe, expect, it } from 'vitest';
import { PersonId } from '#kernel/ids.ts';
import { aPromise, at, BERLIN, brokenPromise, decided, pausedPromise, refusalOf } from '../testing/a-promise.ts';
import { decideRestore, judge, type PromiseRecord } from './index.ts';

const by = PersonId.parse('30000000-0000-4000-8000-000000000001');
const restoring = { calendar: BERLIN, reason: 'They are two after all.', by };
const ended = (promise: PromiseRecord): PromiseRecord => ({
  ...promise,
  state: 'withdrawn',
  closedAt: at('10:00'),
  reason: 'Merged',
  wakeAt: null,
});

describe('a promise that ended by a merger in error', () => {
  it('stands again, due when it was', () => {
    const { promise, facts } = decided(decideRestore(ended(aPromise()), restoring, at('10:30')));
    expect(promise).toMatchObject({ state: 'running', due: at('13:00'), closedAt: null, reason: null });
    expect(facts).toMatchObject([{ kind: 'promise.restored', data: { outcome: 'withdrawn', approvedBy: by } }]);
  });

  it('rests on where it rested', () => {
    const { promise } = decided(decideRestore(ended(pausedPromise()), restoring, at('10:30')));
    expect(promise).toMatchObject({ state: 'paused', due: at('15:00') });
  });

  it('whose time passed meanwhile is judged at its due moment', () => {
    const { promise } = decided(decideRestore(ended(aPromise()), restoring, at('14:00')));
    expect(promise).toMatchObject({ state: 'running', wakeAt: at('13:00') });
    expect(decided(judge(promise, BERLIN, at('14:00')))).toMatchObject({ verdict: 'broken' });
  });

  it('that was late and released is owed again, and stays broken', () => {
    const released = { ...brokenPromise(), closedAt: at('13:30') };
    expect(decided(decideRestore(released, restoring, at('14:00'))).promise).toMatchObject({
      state: 'broken',
      closedAt: null,
    });
  });

  it('is nothing that still runs', () => {
    expect(refusalOf(decideRestore(aPromise(), restoring, at('10:30')))).toBe('promise.not-ended');
  });
});
