import { promiseFollowUp, readableCase, replyToCustomer } from '#capabilities/cases/index.ts';
import type { CaseId, PartyId } from '#kernel/ids.ts';
import { ReferralId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { reachOf } from '../../domain/party.ts';
import { type Consent, mayRefer, type Referral } from '../../domain/referral.ts';
import { planAsking } from '../ask-job.ts';
import { personOfDesk, record } from '../on-referral.ts';
import { findParty } from '../party-store.ts';
import { insertReferral, referralsOf } from '../store.ts';

interface Referring {
  readonly caseId: CaseId;
  readonly partyId: PartyId;
  /** The words that the customer gets. */
  readonly message: string;
  /** What they agreed to; null where nothing about them may leave us. */
  readonly consent: Consent | null;
  /** By when we ask whether it helped. */
  readonly askBy: Instant;
}

/**
 * Tells the customer who outside can help, as a reply that keeps the words that were owed, and promises to ask whether
 * they did. The case stays open and ours; one that nobody had is the referrer's. Refuses as `mayRefer` and a reply do,
 * and `referral.no-party` for who is not in the directory.
 */
export function refer(context: Context, asked: Referring): Promise<Result<Referral>> {
  const by = personOfDesk(context);
  const { caseId, consent, askBy, message } = asked;
  return transaction(context, async (tx) => {
    const bound = { ...context, tx };
    const known = await readableCase(tx, context.actor, caseId, 'lock');
    if (!known) return refuse('not-found', 404);
    const party = await findParty(tx, asked.partyId);
    if (!party) return refuse('referral.no-party', 422);
    const earlier = await referralsOf(tx, known.id);
    const may = mayRefer({ open: known.open, earlier }, { due: askBy, now: context.now });
    if (!may.ok) return may;
    const terms = { kind: 'instant', due: askBy } as const;
    const promise = await promiseFollowUp(tx, context, known, { kind: 'referral-followup', terms });
    if (!promise.ok) return promise;
    const { id: followUpId, text: words } = promise.value;
    const said = await replyToCustomer(bound, {
      caseId,
      text: message,
      fileIds: [],
      next: { follow: 'promised', words },
    });
    if (!said.ok) return said;
    const referral: Referral = {
      id: ReferralId.parse(context.newId()),
      caseId: known.id,
      accountId: known.accountId,
      partyId: party.id,
      partyName: party.name,
      reach: reachOf(party),
      by,
      at: context.now,
      consent,
      followUpId,
      answer: null,
      askedAt: null,
      outcome: null,
    };
    await insertReferral(tx, referral);
    const told = { by: by.name, party: party.name };
    await record(tx, context, known, { kind: 'referral.made', data: { ...told, reach: referral.reach } });
    if (consent) {
      await record(tx, context, known, { kind: 'referral.consented', data: { ...told, passes: consent.passes } });
    }
    await planAsking(tx, context, referral, askBy);
    return ok(referral);
  });
}
