import type { AccountId, CaseId, MessageId, PersonId, ProviderId, ServiceId, TeamId, TransferId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { CaseFact } from './facts.ts';
import type { Priority } from './priority.ts';
import { type CaseKind, type CaseState, isOpen, stageOf, type Urgency, type WaitingReason } from './states.ts';

export const CHANNELS = ['portal', 'mail', 'phone', 'walk-up', 'chat', 'api', 'site'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What is happening now, who does it and since when, in one sentence that the customer reads. */
export interface NowLine {
  readonly text: string;
  readonly by: string;
  readonly byId: PersonId | null;
  readonly since: Instant;
}

/** For whom and for what a case waits; a provider that it waits for holds it until we go on. */
export interface Waiting {
  readonly reason: WaitingReason;
  readonly question: string;
  readonly providerId: ProviderId | null;
}

/** A warm transfer that waits for its answer: to one person, or to whoever of a team accepts it. */
export interface Offer {
  readonly id: TransferId;
  readonly personId: PersonId | null;
  readonly teamId: TeamId | null;
}

/** A case as decisions see it. Its promises are not in here: they belong to the promises. */
export interface Case {
  readonly id: CaseId;
  readonly accountId: AccountId;
  readonly kind: CaseKind;
  readonly state: CaseState;
  readonly waiting: Waiting | null;
  readonly subject: string;
  readonly goal: string | null;
  readonly serviceId: ServiceId;
  readonly requesterId: PersonId;
  /** Accountable for the promises until the customer confirms. */
  readonly ownerId: PersonId | null;
  /** Does the next step. */
  readonly assigneeId: PersonId | null;
  readonly teamId: TeamId | null;
  /** Their colleagues may see it, where the account lets them. */
  readonly colleaguesSee: boolean;
  readonly channel: Channel;
  readonly priority: Priority;
  readonly statedUrgency: Urgency;
  readonly assessedUrgency: Urgency;
  readonly now: NowLine | null;
  readonly lastCustomerWordAt: Instant | null;
  readonly lastTeamWordAt: Instant | null;
  readonly lastCustomerMessageId: MessageId | null;
  readonly unanswered: boolean;
  /** Our mail came back, and nobody has reached the customer otherwise since. */
  readonly unreached: { readonly since: Instant; readonly address: string } | null;
  /** Somebody was asked to take it over and has not answered yet; its owner still owns it. */
  readonly offer: Offer | null;
  /** The case that goes on in its place, when this one was a duplicate. */
  readonly mergedInto: CaseId | null;
  /** The case that this one is part of: the work is done there, for all of them. */
  readonly parentId: CaseId | null;
  readonly openedAt: Instant;
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly version: number;
}

/** Somebody at the desk who acts on a case. */
export interface Worker {
  readonly id: PersonId;
  readonly name: string;
}

/** What a decision comes to: the case afterwards, and what happened, in order. */
export interface Decision {
  readonly case: Case;
  readonly facts: readonly CaseFact[];
}

/** Work is still owed to the customer. */
export function isOpenCase(known: Case): boolean {
  return isOpen(known.state);
}

/** Resolved, and waiting for the customer to say whether it works. */
export function awaitsConfirmation(known: Case): boolean {
  return stageOf(known.state) === 'done';
}
