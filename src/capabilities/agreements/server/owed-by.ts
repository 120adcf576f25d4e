import type { AgreementPin, Terms } from '#capabilities/promises/index.ts';
import type { CalendarId } from '#kernel/ids.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Asked, type Commitment, type CommitmentKind, type Considered, chooseRule } from '../domain/index.ts';
import { publishedFor } from './store.ts';

/** One promise that is owed: by when, and on which hours. */
export interface OwedPromise {
  readonly terms: Terms;
  readonly calendarId: CalendarId;
}

/** What is owed for a case by the one rule that answers for it, which every promise that follows from it names. */
export interface OwedBy {
  readonly agreement: AgreementPin;
  /** The hours of the agreement, for what it does not owe itself. */
  readonly calendarId: CalendarId;
  readonly owes: Readonly<Partial<Record<CommitmentKind, OwedPromise>>>;
}

function termsOf({ within }: Commitment): Terms {
  if (within.kind === 'budget') return { kind: 'budget', ms: within.minutes * MINUTE };
  return { kind: 'businessDays', n: within.n, ...(within.cutOff === null ? {} : { cutOff: within.cutOff }) };
}

/** What a rule owes, its agreement's own calendar filled in where a commitment names none. */
export function owedUnder({ agreement, version, rule }: Pick<Considered, 'agreement' | 'version' | 'rule'>): OwedBy {
  const { calendarId } = version.terms;
  const owes = rule.owes.map((one) => [one.kind, { terms: termsOf(one), calendarId: one.calendarId ?? calendarId }]);
  return {
    agreement: { id: agreement.id, name: agreement.name, version: version.version, rule: rule.number },
    calendarId,
    owes: Object.fromEntries(owes),
  };
}

/**
 * What is owed to a customer for such a case at a moment; null when no rule in force fits. Also for customers: it
 * reads only what was published for them or for everybody.
 */
export async function owedBy(tx: Tx, asked: Asked, moment: Instant): Promise<OwedBy | null> {
  const { chosen } = chooseRule(await publishedFor(tx, asked.accountId), asked, moment);
  return chosen && owedUnder(chosen);
}
