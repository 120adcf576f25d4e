import type { CaseId, ReferralId } from '#kernel/ids.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Referral } from '../domain/referral.ts';
import type { ReferralRow, ReferralTables } from './tables.ts';

function referralOf(row: ReferralRow): Referral {
  const { passes, consent_how: how, answer, answered_at: answeredAt, outcome, outcome_at: outcomeAt } = row;
  return {
    id: row.id,
    caseId: row.case_id,
    accountId: row.account_id,
    partyId: row.party_id,
    partyName: row.party_name,
    reach: row.reach,
    by: { id: row.by_id, name: row.by_name },
    at: row.made_at,
    consent: passes === null || how === null ? null : { passes, how },
    followUpId: row.follow_up_id,
    answer:
      answer === null || answeredAt === null ? null : { what: answer, words: row.answer_words ?? '', at: answeredAt },
    askedAt: row.asked_at,
    outcome:
      outcome === null || outcomeAt === null || row.outcome_by === null
        ? null
        : { what: outcome, words: row.outcome_words ?? '', by: row.outcome_by, at: outcomeAt },
  };
}

const referrals = (tx: Tx) => tx.tables<ReferralTables>().selectFrom('referrals.referral').selectAll();

/** To whom a case was referred, newest first. */
export async function referralsOf(tx: Tx, caseId: CaseId): Promise<Referral[]> {
  const rows = await referrals(tx).where('case_id', '=', caseId).orderBy('made_at', 'desc').execute();
  return rows.map(referralOf);
}

/** A referral of this case, or null. */
export async function findReferral(tx: Tx, caseId: CaseId, id: ReferralId): Promise<Referral | null> {
  const row = await referrals(tx).where('id', '=', id).where('case_id', '=', caseId).executeTakeFirst();
  return row ? referralOf(row) : null;
}

/** Stores that a customer was referred. */
export async function insertReferral(tx: Tx, referral: Referral): Promise<void> {
  await tx
    .tables<ReferralTables>()
    .insertInto('referrals.referral')
    .values({
      id: referral.id,
      case_id: referral.caseId,
      account_id: referral.accountId,
      party_id: referral.partyId,
      party_name: referral.partyName,
      reach: referral.reach,
      by_id: referral.by.id,
      by_name: referral.by.name,
      made_at: at(referral.at),
      passes: referral.consent?.passes ?? null,
      consent_how: referral.consent?.how ?? null,
      follow_up_id: referral.followUpId,
    })
    .execute();
}

/** Stores what the party said, and that the customer was asked. */
export async function saveReferral(tx: Tx, { id, answer, askedAt }: Referral): Promise<void> {
  await tx
    .tables<ReferralTables>()
    .updateTable('referrals.referral')
    .set({
      answer: answer?.what ?? null,
      answer_words: answer?.words ?? null,
      answered_at: at(answer?.at ?? null),
      asked_at: at(askedAt),
    })
    .where('id', '=', id)
    .execute();
}

/** Stores whether they helped: all that the customer's own role may write. */
export async function saveOutcome(tx: Tx, { id, outcome }: Referral): Promise<void> {
  if (outcome === null) return;
  await tx
    .tables<ReferralTables>()
    .updateTable('referrals.referral')
    .set({
      outcome: outcome.what,
      outcome_words: outcome.words,
      outcome_by: outcome.by,
      outcome_at: at(outcome.at),
    })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute();
}
