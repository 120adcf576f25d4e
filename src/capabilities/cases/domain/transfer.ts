import type { PersonId, TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { type Case, type Decision, isOpenCase, type Offer, type Worker } from './case.ts';
import { take } from './take.ts';
import { begin } from './work.ts';

/** How a warm transfer stands: offered until the receiver answers, or until the giver takes it back. */
export const TRANSFER_STATES = ['offered', 'accepted', 'returned', 'taken-back'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** What the receiver has to know, so that the customer need not tell it again. */
export interface Brief {
  readonly problem: string;
  readonly done: string;
  readonly next: string;
}

/** Who is asked to take a case over, by the name that people know. */
export type Receiver =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly name: string }
  | { readonly kind: 'team'; readonly teamId: TeamId; readonly name: string };

/** Somebody who answers, with the teams that they belong to. */
export interface Answering extends Worker {
  readonly teams: readonly TeamId[];
}

/** Whether a case was offered to this person, by name or through a team of theirs. The giver is no receiver. */
export function isOfferedTo(
  { offer, ownerId }: Pick<Case, 'offer' | 'ownerId'>,
  who: Omit<Answering, 'name'>,
): boolean {
  if (offer === null || ownerId === who.id) return false;
  return offer.personId === who.id || (offer.teamId !== null && who.teams.includes(offer.teamId));
}

/**
 * Offers a case to somebody else. The giver owns it, and every promise of it, until the receiver accepts; a case that
 * nobody had is the giver's from now on. Refuses `case.transfer-not-owner`, `case.transfer-pending` and
 * `case.transfer-to-oneself`.
 */
export function decideOffer(
  known: Case,
  giver: Worker,
  { id, to, now }: { readonly id: Offer['id']; readonly to: Receiver; readonly now: Instant },
): Result<Decision> {
  if (known.ownerId !== null && known.ownerId !== giver.id) return refuse('case.transfer-not-owner', 409);
  if (known.offer !== null) return refuse('case.transfer-pending', 409);
  if (to.kind === 'person' && to.personId === giver.id) return refuse('case.transfer-to-oneself', 422);
  const begun = begin(known, giver);
  if (!begun.ok) return begun;
  const offer: Offer =
    to.kind === 'person' ? { id, personId: to.personId, teamId: null } : { id, personId: null, teamId: to.teamId };
  return ok({
    case: { ...begun.value.case, offer, lastTeamWordAt: now },
    facts: [...begun.value.facts, { kind: 'case.transfer-offered', data: { from: giver.name, to: to.name } }],
  });
}

function refuseOthers(known: Case, who: Answering): Result<Offer> {
  if (known.offer === null || !isOpenCase(known)) return refuse('case.no-transfer', 409);
  return isOfferedTo(known, who) ? ok(known.offer) : refuse('case.transfer-not-yours', 409);
}

/** Accepts a case: the receiver answers for it from now on. `giver` is what its owner until now is called. */
export function decideAccept(known: Case, receiver: Answering, giver: string): Result<Decision> {
  const offer = refuseOthers(known, receiver);
  if (!offer.ok) return offer;
  const taken = take(known, receiver, giver);
  if (!taken.ok) return taken;
  return ok({ ...taken.value, case: { ...taken.value.case, teamId: offer.value.teamId ?? known.teamId } });
}

/** Gives a case back that one was asked to take over, and says why. Its owner stays what they were. */
export function decideGiveBack(
  known: Case,
  receiver: Answering,
  { giver, reason }: { readonly giver: string; readonly reason: string },
): Result<Decision> {
  const offer = refuseOthers(known, receiver);
  if (!offer.ok) return offer;
  const data = { by: receiver.name, to: giver, reason };
  return ok({ case: { ...known, offer: null }, facts: [{ kind: 'case.transfer-returned', data }] });
}

/** Takes an offer back before somebody answered it. Only the giver does. */
export function decideTakeBack(known: Case, giver: Worker): Result<Decision> {
  if (known.offer === null || !isOpenCase(known)) return refuse('case.no-transfer', 409);
  if (known.ownerId !== giver.id) return refuse('case.transfer-not-owner', 409);
  return ok({
    case: { ...known, offer: null },
    facts: [{ kind: 'case.transfer-taken-back', data: { from: giver.name } }],
  });
}
