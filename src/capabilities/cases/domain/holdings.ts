import type { Holder, Holding } from '#capabilities/promises/domain/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { CaseFact } from './facts.ts';
import { withoutTakenBack } from './taking-back.ts';

/** A fact about a case, with the moment at which it occurred. */
export type DatedFact = CaseFact & { readonly occurredAt: Instant };

const DESK: Holder = { kind: 'desk' };
const CUSTOMER: Holder = { kind: 'customer' };
const NOBODY: Holder = { kind: 'nobody' };

/**
 * Who had a case from when, read from its facts. Until somebody takes it, nobody has it; nor while it lies with a team of
 * which nobody has taken it yet; what was taken back counts as if it had never been; while it waits, whoever it waits for; after the fix, the customer, who says whether it works.
 */
export function holdingsOf(facts: readonly DatedFact[]): readonly Holding[] {
  const holdings: Holding[] = [];
  let worker = DESK;
  for (const fact of withoutTakenBack(facts)) {
    if (fact.kind === 'case.assigned' && fact.data.team !== '') worker = { kind: 'team', name: fact.data.team };
    const holder = holderAfter(fact, worker);
    if (holder) holdings.push({ from: fact.occurredAt, holder });
  }
  return holdings;
}

function holderAfter(fact: DatedFact, worker: Holder): Holder | undefined {
  switch (fact.kind) {
    case 'case.assigned':
      return fact.data.assignee === '' ? NOBODY : worker;
    case 'case.taken':
    case 'case.goes-on':
    case 'case.reopened':
      return worker;
    case 'case.waits':
      return fact.data.reason === 'third-party' ? { kind: 'provider', name: fact.data.provider ?? null } : CUSTOMER;
    case 'case.resolved':
      return CUSTOMER;
    default:
      return undefined;
  }
}
