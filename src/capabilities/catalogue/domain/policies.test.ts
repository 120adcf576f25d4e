import { describe, expect, it } from 'vitest';
import { checkPolicies, policyOf, STANDING_POLICIES } from './policies.ts';

describe('policies of a service', () => {
  it('can be kept as they stand by default', () => {
    expect(checkPolicies(STANDING_POLICIES)).toMatchObject({ ok: true });
    expect(policyOf({ policies: STANDING_POLICIES }, 'P1').firstWordMinutes).toBe(15);
  });

  it('are refused when a fix would be owed before the first word', () => {
    const P2 = { ...STANDING_POLICIES.P2, fixedByMinutes: 29 };
    expect(checkPolicies({ ...STANDING_POLICIES, P2 })).toMatchObject({
      ok: false,
      refusal: { code: 'service.fix-before-first-word', status: 422, params: { priority: 'P2' } },
    });
  });

  it('are refused when the more urgent would wait longer', () => {
    const P1 = { ...STANDING_POLICIES.P1, firstWordMinutes: 31 };
    expect(checkPolicies({ ...STANDING_POLICIES, P1 })).toMatchObject({
      ok: false,
      refusal: { code: 'service.slower-when-more-urgent', params: { higher: 'P1', lower: 'P2' } },
    });
  });
});
