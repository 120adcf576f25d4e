import type { AgreementId, CalendarId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Asked, type Commitment, chooseRule } from '../domain/index.ts';
import { publishedFor } from './store.ts';

/** What is owed, and which rule of which version says so: the agreement's own calendar is filled in. */
export interface OwedBy {
  readonly agreementId: AgreementId;
  readonly agreementName: string;
  readonly version: number;
  readonly rule: number;
  readonly owes: readonly (Omit<Commitment, 'calendarId'> & { readonly calendarId: CalendarId })[];
}

/**
 * What is owed for such a case at a moment, by the one rule that answers for it; null when no rule in force fits.
 * Also for customers: it reads only what was published for them or for everybody.
 */
export async function owedBy(tx: Tx, asked: Asked, moment: Instant): Promise<OwedBy | null> {
  const { chosen } = chooseRule(await publishedFor(tx, asked.accountId), asked, moment);
  if (!chosen) return null;
  const { agreement, version, rule } = chosen;
  return {
    agreementId: agreement.id,
    agreementName: agreement.name,
    version: version.version,
    rule: rule.number,
    owes: rule.owes.map((one) => ({ ...one, calendarId: one.calendarId ?? version.terms.calendarId })),
  };
}
