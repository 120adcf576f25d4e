import type { AgreementPin, Terms } from '#capabilities/promises/domain/index.ts';
import type { CalendarId } from '#kernel/ids.ts';
import { MINUTE } from '#kernel/time.ts';
import type { AgreementTerms, Commitment, CommitmentKind } from './agreement.ts';
import type { Considered } from './choose-rule.ts';

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

/** A commitment as a promise is made of it, the agreement's own calendar filled in where it names none. */
export function owedPromise(commitment: Commitment, { calendarId }: Pick<AgreementTerms, 'calendarId'>): OwedPromise {
  return { terms: termsOf(commitment), calendarId: commitment.calendarId ?? calendarId };
}

/** What a rule owes. */
export function owedUnder({ agreement, version, rule }: Pick<Considered, 'agreement' | 'version' | 'rule'>): OwedBy {
  const owes = rule.owes.map((one) => [one.kind, owedPromise(one, version.terms)]);
  return {
    agreement: { id: agreement.id, name: agreement.name, version: version.version, rule: rule.number },
    calendarId: version.terms.calendarId,
    owes: Object.fromEntries(owes),
  };
}
