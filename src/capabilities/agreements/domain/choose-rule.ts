import type { Priority } from '#capabilities/catalogue/domain/index.ts';
import type { AccountId, ServiceId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Agreement, CaseKind, PublishedVersion, Rule } from './agreement.ts';
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

type Pair = readonly [wanted: string | null, is: string];

function consider(rule: Rule, accountId: AccountId | null, asked: Asked): Pick<Considered, 'misses' | 'names'> {
  const pairs: Readonly<Record<Condition, Pair>> = {
    account: [accountId, asked.accountId],
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

/**
 * Which rule of the agreements with customers says what is owed for a case at a moment. The most specific one that
 * fits: an agreement with the account before one for everybody, then a rule that names the service, then the kind of
 * case, then the priority. Each weighs more than all that come after it.
 */
export function chooseRule(agreements: readonly Agreement[], asked: Asked, moment: Instant): Choice {
  const considered = agreements.flatMap((agreement): Considered[] => {
    const { parties } = agreement;
    const version = versionAt(agreement.versions, moment);
    if (parties.kind !== 'sla' || !version) return [];
    return version.terms.rules.map((rule) => ({
      agreement,
      version,
      rule,
      ...consider(rule, parties.accountId, asked),
    }));
  });
  const ordered = considered.toSorted(bySpecificity);
  const first = ordered[0];
  return { chosen: first && first.misses.length === 0 ? first : null, considered: ordered };
}
