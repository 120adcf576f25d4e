import type {
  AccountId,
  AgreementId,
  CalendarId,
  PersonId,
  PromiseId,
  ProviderId,
  ServiceId,
  SubjectRef,
  TeamId,
} from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { PromiseKind } from './kinds.ts';
import type { Pause } from './pause.ts';
import type { Terms } from './terms.ts';
import type { WarningLevel } from './warnings.ts';

/**
 * Who answers for the promise: one party. A team names the person who has it now, or its rota does. The desk is the
 * organisation itself, as long as neither a team nor a person has taken it.
 */
export type Promisor =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'team'; readonly teamId: TeamId; readonly personId: PersonId | null }
  | { readonly kind: 'provider'; readonly providerId: ProviderId }
  | { readonly kind: 'desk' };

/** Who was given the word. A team as promisee makes it an internal promise, which customers don't see. */
export type Promisee =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'account'; readonly accountId: AccountId }
  | { readonly kind: 'team'; readonly teamId: TeamId };

/** The agreement that owes a promise, pinned when it was made: its name then, its version, and which of its rules. */
export interface AgreementPin {
  readonly id: AgreementId;
  readonly name: string;
  readonly version: number;
  readonly rule: number;
}

export const PROMISE_STATES = [
  'running',
  'paused',
  'met',
  'kept',
  'broken',
  'renegotiated',
  'superseded',
  'withdrawn',
] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/**
 * A promise as it is stored. `met` was delivered in time and awaits the promisee's confirmation; `superseded` gave way
 * to one that is due sooner, and counts neither as kept nor as broken: the chain does.
 */
export interface PromiseRecord {
  readonly id: PromiseId;
  /** What it is about. */
  readonly subject: SubjectRef;
  readonly accountId: AccountId | null;
  readonly kind: PromiseKind;
  readonly promisor: Promisor;
  readonly promisee: Promisee;
  /** The words that the promisee saw, with the due moment in their zone. */
  readonly text: string;
  readonly terms: Terms;
  /** What owes it; null when somebody gave their word freely. */
  readonly agreement: AgreementPin | null;
  /** The service that it is about, if it is about one. */
  readonly serviceId: ServiceId | null;
  /** Our promise to the customer that this one, a team's or a provider's to us, serves. */
  readonly parentId: PromiseId | null;
  /** The calendar and its version, pinned when the promise was made. */
  readonly calendarId: CalendarId;
  readonly calendarVersion: number;
  /** The instant from which the clock counts: when the customer turned to us. */
  readonly anchor: Instant;
  readonly due: Instant;
  readonly madeAt: Instant;
  readonly state: PromiseState;
  /** The chain of renegotiation. */
  readonly predecessorId: PromiseId | null;
  readonly successorId: PromiseId | null;
  /** How often its chain was moved before it: 0 for the word as it was first given. */
  readonly moves: number;
  readonly pauses: readonly Pause[];
  /** Warnings that were given, and whether people were told that it is long overdue; nothing is told twice. */
  readonly warned: readonly (WarningLevel | 'long-overdue')[];
  /** When it was delivered in time. */
  readonly metAt: Instant | null;
  /** While met: since when the promisee has known it, so that their time to object runs; null as long as they don't. */
  readonly heardAt: Instant | null;
  /** The due moment that passed, whenever that was found out. */
  readonly brokenAt: Instant | null;
  /** When it was delivered after all, having been broken. */
  readonly fulfilledAt: Instant | null;
  /** When it was kept for good, moved, withdrawn or, being late, released. */
  readonly closedAt: Instant | null;
  /** Why it was moved, withdrawn or released. */
  readonly reason: string | null;
  /** When the keeper looks at it next; null when nothing can happen by itself. */
  readonly wakeAt: Instant | null;
  /** Rises by one with each decision that changes the promise. */
  readonly version: number;
}

/** Whether time or people can still change the outcome. */
export function isOpen({ state }: Pick<PromiseRecord, 'state'>): boolean {
  return state === 'running' || state === 'paused' || state === 'met';
}

/** What teams and providers owe us inside, which is no business of customers. */
export function isInternal({ promisee }: Pick<PromiseRecord, 'promisee'>): boolean {
  return promisee.kind === 'team';
}
