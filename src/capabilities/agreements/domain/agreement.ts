import type { Priority } from '#capabilities/catalogue/domain/index.ts';
import type { AccountId, AgreementId, CalendarId, PersonId, ProviderId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';

export const AGREEMENT_KINDS = ['sla', 'ola', 'uc'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const CASE_KINDS = ['incident', 'request', 'question'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** Who promises whom: the desk a customer, or everybody; a team the desk or another team; a provider us. */
export type Parties =
  | { readonly kind: 'sla'; readonly accountId: AccountId | null }
  | { readonly kind: 'ola'; readonly teamId: TeamId; readonly toTeamId: TeamId | null }
  | { readonly kind: 'uc'; readonly providerId: ProviderId };

export const COMMITMENT_KINDS = [
  'first-response',
  'next-update',
  'resolve',
  'callback',
  'internal-handback',
  'provider-return',
] as const;
export type CommitmentKind = (typeof COMMITMENT_KINDS)[number];

/** What each kind of agreement may promise. */
export const PROMISED_BY: Readonly<Record<AgreementKind, readonly CommitmentKind[]>> = {
  sla: ['first-response', 'next-update', 'resolve', 'callback'],
  ola: ['internal-handback'],
  uc: ['provider-return'],
};

/** How long something may take: minutes of open time, or the close (or `cutOff`, `HH:MM`) of the n-th business day. */
export type Within =
  | { readonly kind: 'budget'; readonly minutes: number }
  | { readonly kind: 'businessDays'; readonly n: number; readonly cutOff: string | null };

/** One promise that a rule owes; on the agreement's calendar when it names none of its own. */
export interface Commitment {
  readonly kind: CommitmentKind;
  readonly within: Within;
  readonly calendarId: CalendarId | null;
}

/** Which cases, and what is owed for them. A condition that is null holds for any. */
export interface Rule {
  /** Names it within its agreement, through all versions. */
  readonly number: number;
  readonly serviceId: ServiceId | null;
  readonly caseKind: CaseKind | null;
  readonly priority: Priority | null;
  readonly owes: readonly Commitment[];
}

/** What a version of an agreement says. */
export interface AgreementTerms {
  readonly calendarId: CalendarId;
  readonly rules: readonly Rule[];
}

/** A published edition; it never changes. It holds from `effectiveFrom` until the next one does. */
export interface PublishedVersion {
  readonly version: number;
  readonly effectiveFrom: Instant;
  readonly publishedAt: Instant;
  /** Null when the program published it. */
  readonly publishedBy: PersonId | null;
  readonly terms: AgreementTerms;
}

/** An agreement with its published versions, oldest first, and what is being written for the next one. */
export interface Agreement {
  readonly id: AgreementId;
  readonly name: string;
  readonly parties: Parties;
  /** The house’s promises to everybody: they answer wherever no other agreement does. */
  readonly standing: boolean;
  readonly draft: AgreementTerms | null;
  readonly versions: readonly PublishedVersion[];
  /** Counts changes of the draft and publications. */
  readonly version: number;
}
