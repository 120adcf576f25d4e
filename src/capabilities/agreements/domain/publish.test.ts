import { describe, expect, it } from 'vitest';
import { fromIso, HOUR } from '#kernel/time.ts';
import { type ARule, anAgreement, aRule, NOW, SERVICE_ID, someTerms } from '../testing/an-agreement.ts';
import { decidePublish, tooLateBy } from './index.ts';

const now = { effectiveFrom: NOW, publishedBy: null };
const drafted = (...rules: readonly ARule[]) => anAgreement(5, [aRule()], { draft: someTerms(...rules) });
const [word, next, fix] = aRule().owes;
if (!word || !next || !fix) throw new Error('The rule of these tests owes nothing.');

describe('publishing', () => {
  it('makes the draft the next version, and leaves those before it', () => {
    const agreement = drafted(aRule({ serviceId: SERVICE_ID }), aRule({ number: 2 }));
    expect(decidePublish(agreement, now, NOW)).toEqual({
      ok: true,
      value: { ...now, version: 2, publishedAt: NOW, terms: agreement.draft },
    });
  });

  it.each([
    ['agreement.no-rules', []],
    ['agreement.rule-owes-nothing', [aRule({ owes: [] })]],
    ['agreement.owed-twice', [aRule({ owes: [fix, fix] })]],
    ['agreement.not-its-promise', [aRule({ owes: [word, next, { ...fix, kind: 'provider-return' }] })]],
    ['agreement.no-word', [aRule({ owes: [word, fix] })]],
    [
      'agreement.fix-before-first-word',
      [aRule({ owes: [word, next, { ...fix, within: { kind: 'budget', minutes: 59 } }] })],
    ],
    ['agreement.same-conditions', [aRule({ priority: 'P1' }), aRule({ number: 2, priority: 'P1' })]],
    ['agreement.same-number', [aRule({ priority: 'P1' }), aRule({ priority: 'P2' })]],
  ] as const)('refuses %s', (code, rules) => {
    expect(decidePublish(drafted(...rules), now, NOW)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('leaves no case without an answer where it is what the house promises everybody', () => {
    const rules = (['P1', 'P2', 'P3', 'P4'] as const).map((priority, index) => aRule({ number: index + 1, priority }));
    const house = (given: readonly ARule[]) => ({ ...drafted(...given), standing: true });
    expect(decidePublish(house([aRule()]), now, NOW).ok).toBe(true);
    expect(decidePublish(house(rules), now, NOW).ok).toBe(true);
    const gap = [...rules.slice(0, 3), aRule({ number: 9, serviceId: SERVICE_ID })];
    expect(decidePublish(house(gap), now, NOW)).toMatchObject({
      refusal: { code: 'agreement.house-leaves-out', params: { priority: 'P4' } },
    });
  });

  it('refuses to begin in the past, before the last version, or without a draft', () => {
    const codeOf = (result: ReturnType<typeof decidePublish>) => (result.ok ? null : result.refusal.code);
    expect(codeOf(decidePublish(drafted(aRule()), now, NOW + HOUR))).toBe('agreement.effective-in-the-past');
    const earlier = { ...now, effectiveFrom: NOW - HOUR };
    expect(codeOf(decidePublish(drafted(aRule()), earlier, NOW - HOUR))).toBe('agreement.effective-before-the-last');
    expect(codeOf(decidePublish(anAgreement(5, [aRule()]), now, NOW))).toBe('agreement.nothing-to-publish');
  });
});

describe('a promise under another', () => {
  it('fits when the work is back in time, to the millisecond', () => {
    const nested = { childDue: NOW, parentDue: NOW + HOUR, handBackMargin: HOUR };
    expect([tooLateBy(nested), tooLateBy({ ...nested, handBackMargin: HOUR + 1 })]).toEqual([0, 1]);
  });

  it('may be counted on another calendar: only the due moments are compared', () => {
    const childDue = fromIso('2026-06-02T18:00:00Z');
    expect(tooLateBy({ childDue, parentDue: fromIso('2026-06-03T09:00:00Z'), handBackMargin: HOUR })).toBe(0);
  });
});
