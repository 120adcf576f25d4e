import { describe, expect, it } from 'vitest';
import { aPromise, at, decided, metPromise, refusalOf } from '../testing/a-promise.ts';
import { decideConfirm } from './index.ts';

describe('decideConfirm', () => {
  it('keeps what was met', () => {
    const { promise, facts } = decided(decideConfirm(metPromise(), at('14:00')));
    expect(promise).toMatchObject({ state: 'kept', metAt: at('12:00'), closedAt: at('14:00'), wakeAt: null });
    expect(facts).toMatchObject([{ kind: 'promise.kept', occurredAt: at('14:00'), data: { confirmed: true } }]);
  });

  it('refuses anything else', () => {
    expect(refusalOf(decideConfirm(aPromise(), at('14:00')))).toBe('promise.not-met');
  });
});
