import { hearCustomer, oweWordIfNone, ownCase, waitWithCase } from '#capabilities/cases/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { answerOf, outcomeOf, type PartyAnswer, type Referral, type ReferralOutcome } from '../../domain/referral.ts';
import { askNow } from '../ask-job.ts';
import { keepFollowUp } from '../follow-up.ts';
import { type OfReferral, onReferral, personOfDesk, record } from '../on-referral.ts';
import { partyById } from '../party-store.ts';
import { findReferral, saveOutcome, saveReferral } from '../store.ts';
import { sentenceOf, waitsForProvider } from '../words.ts';

type Known = Parameters<Parameters<typeof onReferral>[2]>[2];

/** A provider that took it on holds the case, under what is agreed with them; we stay its owner. */
async function waitForProvider(tx: Tx, context: Context, known: Known, referral: Referral): Promise<Result<unknown>> {
  const providerId = (await partyById(tx, referral.partyId))?.providerId ?? null;
  if (providerId === null || !known.open || known.waiting !== null) return ok(null);
  const question = await waitsForProvider(tx, context, known, referral.partyName);
  return waitWithCase(
    { ...context, tx },
    { caseId: known.id, reason: 'third-party', question, providerId, until: null, attempts: null },
  );
}

/**
 * Records what the party said: they take it on, and who there does, or they cannot. Nobody outside becomes the owner; a
 * provider that takes it on holds the case as `waitWithCase` says.
 */
export function recordPartyAnswer(
  context: Context,
  { what, words, ...of }: OfReferral & { readonly what: PartyAnswer; readonly words: string },
): Promise<Result<Referral>> {
  personOfDesk(context);
  return onReferral(context, of, async (tx, referral, known) => {
    const decision = answerOf(referral, { what, words }, context.now);
    if (!decision.ok) return decision;
    await saveReferral(tx, decision.value);
    const data = { party: referral.partyName, words };
    await record(tx, context, known, { kind: `referral.${what}`, data });
    if (what === 'declined') return decision;
    const waits = await waitForProvider(tx, context, known, referral);
    return waits.ok ? decision : waits;
  });
}

/** Asks the customer now whether they were helped. Refuses as `asked` does. */
export function askWhetherHelped(context: Context, of: OfReferral): Promise<Result<Referral>> {
  personOfDesk(context);
  return onReferral(context, of, (tx, referral, known) => askNow(tx, context, { known, referral }));
}

interface Outcome extends OfReferral {
  readonly outcome: ReferralOutcome;
  readonly words: string;
}

/** Records whether they helped, as the customer told the desk. Nobody needs to ask any more. */
export function recordOutcome(context: Context, { outcome, words, ...of }: Outcome): Promise<Result<Referral>> {
  personOfDesk(context);
  return onReferral(context, of, async (tx, referral, known) => {
    const decision = outcomeOf(referral, { what: outcome, words, by: 'desk' }, context.now);
    if (!decision.ok) return decision;
    const settled = await settle(tx, context, known, decision.value);
    return settled.ok ? decision : settled;
  });
}

async function settle(tx: Tx, context: Context, known: Known, referral: Referral): Promise<Result<null>> {
  await saveOutcome(tx, referral);
  const { what: outcome, words } = referral.outcome ?? { what: 'partly', words: '' };
  await record(tx, context, known, { kind: `referral.${outcome}`, data: { party: referral.partyName, words } });
  const kept = await keepFollowUp(tx, context, known.id);
  return kept.ok ? oweWordIfNone(tx, context, known) : kept;
}

/**
 * The customer says whether somebody outside helped. Their words are a message to us, and so is that something is left
 * to do; a case that is over hears no more messages, and the answer stands in its record.
 */
export function sayWhetherHelped(context: Context, { outcome, words, ...of }: Outcome): Promise<Result<Referral>> {
  const author = personOfDesk(context);
  return transaction(context, async (tx) => {
    const known = await ownCase(tx, context.actor, of.caseId);
    const referral = known && (await findReferral(tx, known.id, of.referralId));
    if (!referral) return refuse('not-found', 404);
    const decision = outcomeOf(referral, { what: outcome, words, by: 'customer' }, context.now);
    if (!decision.ok) return decision;
    const settled = await settle(tx, context, known, decision.value);
    if (!settled.ok) return settled;
    const said = { requesterId: known.requesterId, party: referral.partyName, outcome };
    const text = words === '' ? await sentenceOf(tx, context, said) : words;
    if (text === null || known.closedAt !== null) return decision;
    const heard = await hearCustomer(
      { ...context, tx },
      { caseId: known.id, author, channel: 'portal', text, at: context.now, human: true },
    );
    return heard.ok ? decision : heard;
  });
}
