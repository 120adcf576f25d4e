import type { AgreementId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Agreement, asIfItHeld, type HoursNow, latestTerms } from '../domain/index.ts';
import { hoursNow } from './hours-now.ts';
import { agreementsWithCustomers, findAgreement } from './store.ts';

/** The agreements with customers, once as they are and once as if the draft of one of them had always held. */
export interface ToTry {
  readonly tried: Agreement;
  readonly published: readonly Agreement[];
  readonly asDrafted: readonly Agreement[];
  readonly hours: HoursNow;
}

/**
 * What is needed to try an agreement's draft, or without one what was published last. Refuses `not-found`, and
 * `agreement.not-with-customers` for one between teams or with a provider.
 */
export async function agreementsToTry(tx: Tx, agreementId: AgreementId): Promise<Result<ToTry>> {
  const published = await agreementsWithCustomers(tx);
  const tried = published.find(({ id }) => id === agreementId);
  if (!tried) {
    const isThere = await findAgreement(tx, agreementId);
    return isThere ? refuse('agreement.not-with-customers', 422) : refuse('not-found', 404);
  }
  const asDrafted = published.map((one) => (one === tried ? asIfItHeld(one) : one));
  const terms = asDrafted.flatMap((one) => latestTerms(one) ?? []);
  return ok({ tried, published, asDrafted, hours: await hoursNow(tx, terms) });
}
