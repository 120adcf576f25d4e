import { providersNamed } from '#capabilities/people/index.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { referralsContract } from '../contract.ts';
import { type Party, reachOf } from '../domain/party.ts';
import { isOpenReferral, type Referral } from '../domain/referral.ts';
import { followUpOwed } from './follow-up.ts';
import { countsOf, partyById } from './party-store.ts';

type Endpoints = (typeof referralsContract)['endpoints'];
type PartyShown = OutputOf<Endpoints['addParty']>;
type ReferralShown = OutputOf<Endpoints['refer']>;
type MineShown = OutputOf<Endpoints['listMyReferrals']>['items'][number];

const UNUSED = { used: 0, lastUsed: null, asked: 0, answered: 0, helped: 0 };

const isoOf = (moment: number | null) => (moment === null ? null : toIso(moment));

/** Parties with how it went with each, in the given order. */
export async function partyViews(tx: Tx, parties: readonly Party[]): Promise<PartyShown[]> {
  const counts = await countsOf(
    tx,
    parties.map(({ id }) => id),
  );
  const providers = await providersNamed(
    tx,
    parties.flatMap(({ providerId }) => providerId ?? []),
  );
  return parties.map(({ removedAt: _removed, providerId, verifiedAt, ...party }) => {
    const { lastUsed, ...counted } = counts.get(party.id) ?? UNUSED;
    const provider = providerId === null ? null : { id: providerId, name: providers.get(providerId) ?? '' };
    return {
      ...party,
      ...counted,
      provider,
      reach: reachOf(party),
      verifiedAt: toIso(verifiedAt),
      lastUsed: isoOf(lastUsed),
    };
  });
}

/** Referrals as the desk sees them. */
export async function referralViews(tx: Tx, caseId: CaseId, referrals: readonly Referral[]): Promise<ReferralShown[]> {
  const owed = await followUpOwed(tx, caseId);
  return Promise.all(
    referrals.map(async (referral) => {
      const { id, partyId, partyName, reach, by, consent, answer, askedAt, outcome } = referral;
      const at = toIso(referral.at);
      const waits = owed !== null && isOpenReferral(referral) && askedAt === null;
      return {
        ...{ id, reach, by, at, askedAt: isoOf(askedAt) },
        party: { id: partyId, name: partyName, notes: (await partyById(tx, partyId))?.notes ?? null },
        consent: consent && { ...consent, askedBy: by.name, at },
        answer: answer && { ...answer, at: toIso(answer.at) },
        followUp: waits ? { promiseId: owed.id, due: toIso(owed.due) } : null,
        outcome: outcome && { ...outcome, at: toIso(outcome.at) },
      };
    }),
  );
}

/** Referrals as their customer reads them. */
export async function myReferralViews(tx: Tx, caseId: CaseId, referrals: readonly Referral[]): Promise<MineShown[]> {
  const owed = await followUpOwed(tx, caseId);
  return referrals.map((referral) => ({
    id: referral.id,
    party: referral.partyName,
    reach: referral.reach,
    passes: referral.consent?.passes ?? null,
    accepted: referral.answer?.what === 'accepted' ? referral.answer.words : null,
    askBy: owed !== null && isOpenReferral(referral) && referral.askedAt === null ? toIso(owed.due) : null,
    askedAt: isoOf(referral.askedAt),
    outcome: referral.outcome?.what ?? null,
  }));
}
