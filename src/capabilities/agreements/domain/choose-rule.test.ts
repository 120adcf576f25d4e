import { describe, expect, it } from 'vitest';
import { AccountId, ProviderId, TeamId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/time.ts';
import { ACCOUNT_ID, anAgreement, aRule, NOW, SERVICE_ID, someTerms } from '../testing/an-agreement.ts';
import { chooseHandBackRule, chooseRule } from './index.ts';

const asked = { accountId: ACCOUNT_ID, serviceId: SERVICE_ID, caseKind: 'incident', priority: 'P2' } as const;
const withAccount = { parties: { kind: 'sla', accountId: ACCOUNT_ID } } as const;

describe('the rule that says what is owed', () => {
  it.each([
    ['the account', 'everything else', anAgreement(5, [aRule()], withAccount), everythingElse()],
    ['the service', 'kind and priority', only({ serviceId: SERVICE_ID }), everythingBut({ serviceId: null })],
    ['the kind', 'the priority', only({ caseKind: 'incident' }), everythingBut({ serviceId: null, caseKind: null })],
    ['the priority', 'nothing', only({ priority: 'P2' }), anAgreement(6, [aRule()])],
  ])('is one that names %s before one that names %s', (_names, _before, specific, general) => {
    expect(chooseRule([general, specific], asked, NOW).chosen?.agreement.id).toBe(specific.id);
    expect(chooseRule([specific, general], asked, NOW).chosen?.agreement.id).toBe(specific.id);
  });

  it('never is one whose conditions the case does not meet, and it is said which', () => {
    const other = AccountId.parse('00000000-0000-4000-8000-000000000009');
    const rule = aRule({ caseKind: 'request', priority: 'P1' });
    const theirs = anAgreement(5, [rule], { parties: { kind: 'sla', accountId: other } });
    const { chosen, considered } = chooseRule([theirs], asked, NOW);
    expect([chosen, considered[0]?.misses]).toEqual([null, ['account', 'kind', 'priority']]);
  });

  it('is the same whatever the order, when two are alike', () => {
    const [one, other] = [anAgreement(5, [aRule()]), anAgreement(6, [aRule()])];
    expect(chooseRule([other, one], asked, NOW).chosen?.agreement.id).toBe(one.id);
  });

  it('comes from the version that holds at the moment, and from none before the first', () => {
    const first = anAgreement(5, [aRule()]);
    const second = {
      version: 2,
      effectiveFrom: NOW + HOUR,
      publishedAt: NOW,
      publishedBy: null,
      terms: someTerms(aRule()),
    };
    const agreement = { ...first, versions: [...first.versions, second] };
    const versions = [NOW - 1, NOW, NOW + HOUR - 1, NOW + HOUR].map(
      (moment) => chooseRule([agreement], asked, moment).chosen?.version.version,
    );
    expect(versions).toEqual([undefined, 1, 1, 2]);
  });
});

describe('what is handed back', () => {
  const id = (digit: number) => `00000000-0000-4000-8000-00000000001${digit}`;
  const [field, desk, lab] = [TeamId.parse(id(1)), TeamId.parse(id(2)), TeamId.parse(id(3))];
  const between = (digit: number, toTeamId: TeamId | null) =>
    anAgreement(digit, [aRule()], { parties: { kind: 'ola', teamId: field, toTeamId } });
  const about = { asked: { serviceId: SERVICE_ID, caseKind: 'incident', priority: 'P2' }, moment: NOW } as const;
  const chosenFor = (toTeamId: TeamId, teamId = field) => {
    const handBack = { kind: 'ola', teamId, toTeamId } as const;
    return chooseHandBackRule([between(5, null), between(6, lab)], { ...about, handBack })?.agreement.name;
  };

  it('follows what the two teams agreed, and else what was agreed with the desk', () => {
    expect([chosenFor(lab), chosenFor(desk)]).toEqual(['Agreement 6', 'Agreement 5']);
  });

  it('is owed by nobody with whom nothing was agreed', () => {
    expect(chosenFor(field, desk)).toBe(undefined);
    const handBack = { kind: 'uc', providerId: ProviderId.parse(id(4)) } as const;
    expect(chooseHandBackRule([between(5, null)], { ...about, handBack })).toBe(null);
  });
});

function only(named: Parameters<typeof aRule>[0]) {
  return anAgreement(5, [aRule(named)]);
}

function everythingElse() {
  return everythingBut({});
}

function everythingBut(left: Parameters<typeof aRule>[0]) {
  return anAgreement(6, [aRule({ serviceId: SERVICE_ID, caseKind: 'incident', priority: 'P2', ...left })]);
}
