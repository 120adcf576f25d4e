import type { AccountId, CaseId, PartyId, PersonId, PromiseId, ReferralId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { HOUR, type Instant } from '#kernel/time.ts';

/** How somebody agreed that we pass something on. */
export const CONSENT_WAYS = ['spoken', 'written'] as const;
/** What an outside party said when they were asked to help. */
export const PARTY_ANSWERS = ['accepted', 'declined'] as const;
/** What the customer says of it afterwards. */
export const REFERRAL_OUTCOMES = ['helped', 'partly', 'not-helped'] as const;
export type PartyAnswer = (typeof PARTY_ANSWERS)[number];
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

/** What may be passed on, as the customer agreed to it, and how they did. */
export interface Consent {
  readonly passes: string;
  readonly how: (typeof CONSENT_WAYS)[number];
}

/** That a customer was told of somebody outside who can help, and what became of it. The case stays ours. */
export interface Referral {
  readonly id: ReferralId;
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly partyId: PartyId;
  readonly partyName: string;
  /** How the party is reached, as the customer was told. */
  readonly reach: string;
  /** Who referred them, and asked for their consent. */
  readonly by: { readonly id: PersonId; readonly name: string };
  readonly at: Instant;
  /** Null where nothing about the customer may leave us. */
  readonly consent: Consent | null;
  readonly followUpId: PromiseId;
  readonly answer: { readonly what: PartyAnswer; readonly words: string; readonly at: Instant } | null;
  readonly askedAt: Instant | null;
  readonly outcome: {
    readonly what: ReferralOutcome;
    readonly words: string;
    readonly by: 'customer' | 'desk';
    readonly at: Instant;
  } | null;
}

/** Nobody knows yet whether they helped. */
export const isOpenReferral = ({ outcome }: Pick<Referral, 'outcome'>): boolean => outcome === null;

/**
 * Whether a case can be referred to a party now. One after the other, so that the customer is not sent around: refuses
 * `referral.pending` while it is not known whether the last one helped, and `referral.case-over` where nothing is owed.
 */
export function mayRefer(
  { open, earlier }: { readonly open: boolean; readonly earlier: readonly Referral[] },
  { due, now }: { readonly due: Instant; readonly now: Instant },
): Result<null> {
  if (!open) return refuse('referral.case-over', 409);
  if (earlier.some(isOpenReferral)) return refuse('referral.pending', 409);
  return due > now ? ok(null) : refuse('referral.asking-in-the-past', 422);
}

/** When we ask by ourselves whether it helped: an hour before it is due, or halfway where that has come already. */
export function askAt(due: Instant, now: Instant): Instant {
  return due - now > 2 * HOUR ? due - HOUR : now + (due - now) / 2;
}

/** The party says whether they take it on. They may say so anew until it is known whether it helped. */
export function answerOf(
  known: Referral,
  { what, words }: { readonly what: PartyAnswer; readonly words: string },
  now: Instant,
): Result<Referral> {
  if (!isOpenReferral(known)) return refuse('referral.over', 409);
  return ok({ ...known, answer: { what, words, at: now } });
}

/** The customer was asked whether they helped. Refuses a second asking. */
export function asked(known: Referral, now: Instant): Result<Referral> {
  if (!isOpenReferral(known)) return refuse('referral.over', 409);
  if (known.askedAt !== null) return refuse('referral.asked-already', 409);
  return ok({ ...known, askedAt: now });
}

/** Whether they helped, by the customer's own word or as the desk heard it from them. Said once. */
export function outcomeOf(
  known: Referral,
  said: { readonly what: ReferralOutcome; readonly words: string; readonly by: 'customer' | 'desk' },
  now: Instant,
): Result<Referral> {
  if (!isOpenReferral(known)) return refuse('referral.over', 409);
  return ok({ ...known, outcome: { ...said, at: now } });
}
