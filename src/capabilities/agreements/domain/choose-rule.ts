import type { Priority } from '#capabilities/catalogue/domain/index.ts';
import type { AccountId, ProviderId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Agreement, CaseKind, Parties, PublishedVersion, Rule } from './agreement.ts';
import { versionAt } from './publish.ts';

/** What a case is, as far as rules ask. */
export interface Asked {
  readonly accountId: AccountId;
  readonly serviceId: ServiceId;
  readonly caseKind: CaseKind;
  readonly priority: Priority;
}

const CONDITIONS = ['account', 'service', 'kind', 'priority'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** One rule that was looked at, and the conditions that keep it from the case; none when it fits. */
export interface Considered {
  readonly agreement: Agreement;
  readonly version: PublishedVersion;
  readonly rule: Rule;
  readonly misses: readonly Condition[];
  /** Which conditions the rule names, the weightiest first. */
  readonly names: readonly boolean[];
}

export interface Choice {
  readonly chosen: Considered | null;
  /** All rules in force: those that fit first, the most specific of them foremost. */
  readonly considered: readonly Considered[];
}

/** What somebody has to hand back: a team to the one that it got it from, or a provider to us. */
export type HandBack =
  | { readonly kind: 'ola'; readonly teamId: TeamId; readonly toTeamId: TeamId }
  | { readonly kind: 'uc'; readonly providerId: ProviderId };

type Pair = readonly [wanted: string | null, is: string];

function consider(rule: Rule, party: Pair, asked: Omit<Asked, 'accountId'>): Pick<Considered, 'misses' | 'names'> {
  const pairs: Readonly<Record<Condition, Pair>> = {
    account: party,
    service: [rule.serviceId, asked.serviceId],
    kind: [rule.caseKind, asked.caseKind],
    priority: [rule.priority, asked.priority],
  };
  return {
    misses: CONDITIONS.filter((one) => pairs[one][0] !== null && pairs[one][0] !== pairs[one][1]),
    names: CONDITIONS.map((one) => pairs[one][0] !== null),
  };
}

function weightOf(names: readonly boolean[]): number {
  return names.reduce((weight, named) => weight * 2 + Number(named), 0);
}

/** Fitting before missing, then specific before general; what is alike goes by id, so that there is one answer. */
function bySpecificity(one: Considered, other: Considered): number {
  return (
    Number(one.misses.length > 0) - Number(other.misses.length > 0) ||
    weightOf(other.names) - weightOf(one.names) ||
    (one.agreement.id < other.agreement.id ? -1 : Number(one.agreement.id > other.agreement.id))
  );
}

/** Every rule in force of the agreements that `partyOf` finds to be about this, in the order of `bySpecificity`. */
function considerAll(agreements: readonly Agreement[], { partyOf, asked, moment }: Inquiry): readonly Considered[] {
  const considered = agreements.flatMap((agreement): Considered[] => {
    const party = partyOf(agreement.parties);
    const version = versionAt(agreement.versions, moment);
    if (!party || !version) return [];
    return version.terms.rules.map((rule) => ({ agreement, version, rule, ...consider(rule, party, asked) }));
  });
  return considered.toSorted(bySpecificity);
}

interface Inquiry {
  readonly partyOf: (parties: Parties) => Pair | null;
  readonly asked: Omit<Asked, 'accountId'>;
  readonly moment: Instant;
}

function firstThatFits([first]: readonly Considered[]): Considered | null {
  return first && first.misses.length === 0 ? first : null;
}

/**
 * Which rule of the agreements with customers says what is owed for a case at a moment. The most specific one that
 * fits: an agreement with the account before one for everybody, then a rule that names the service, then the kind of
 * case, then the priority. Each weighs more than all that come after it.
 */
export function chooseRule(agreements: readonly Agreement[], asked: Asked, moment: Instant): Choice {
  const partyOf = (parties: Parties): Pair | null =>
    parties.kind === 'sla' ? [parties.accountId, asked.accountId] : null;
  const considered = considerAll(agreements, { partyOf, asked, moment });
  return { chosen: firstThatFits(considered), considered };
}

function handBackPartyOf(parties: Parties, handBack: HandBack): Pair | null {
  if (parties.kind === 'ola' && handBack.kind === 'ola') {
    return parties.teamId === handBack.teamId ? [parties.toTeamId, handBack.toTeamId] : null;
  }
  if (parties.kind !== 'uc' || handBack.kind !== 'uc') return null;
  return parties.providerId === handBack.providerId ? [parties.providerId, handBack.providerId] : null;
}

/**
 * Which rule says within how much time a team or a provider hands work back; null when none fits. An agreement between
 * the two teams goes before one with the desk; then as for customers.
 */
export function chooseHandBackRule(
  agreements: readonly Agreement[],
  { handBack, asked, moment }: { handBack: HandBack; asked: Omit<Asked, 'accountId'>; moment: Instant },
): Considered | null {
  const partyOf = (parties: Parties) => handBackPartyOf(parties, handBack);
  return firstThatFits(considerAll(agreements, { partyOf, asked, moment }));
}
