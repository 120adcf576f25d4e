import type { PersonId, PromiseId } from '#kernel/ids.ts';
import type { Instant, Span } from '#kernel/time.ts';
import type { PromiseKind } from './kinds.ts';
import type { StatedPauseReason } from './pause.ts';
import type { PauseDoubt } from './pause-doubts.ts';
import type { PromiseRecord, PromiseState } from './promise.ts';
import type { WarningLevel } from './warnings.ts';

/** Why a promise may end without being kept. That the promisor would rather not is no ground. */
export const WITHDRAWAL_GROUNDS = ['customer-withdrew', 'merged', 'made-in-error'] as const;
export type WithdrawalGround = (typeof WITHDRAWAL_GROUNDS)[number];

/** Why a clock that stood still runs again. */
export const RESUME_CAUSES = ['reopened', 'pause-ended', 'promisee-answered', 'by-hand'] as const;
export type ResumeCause = (typeof RESUME_CAUSES)[number];

/** What every fact about a promise says: which one, its words, and its due moment as of then. */
export interface PromiseFactData {
  readonly promiseId: PromiseId;
  readonly promise: PromiseKind;
  readonly text: string;
  readonly due: Instant;
}

/** The data of each kind of fact. */
export interface PromiseFacts {
  readonly 'promise.made': PromiseFactData;
  /** `recordedLate`: we learned of it more than five minutes after it happened. */
  readonly 'promise.met': PromiseFactData & { readonly recordedLate: boolean };
  /** `confirmed`: the promisee said so, which no act of ours and no silence does. */
  readonly 'promise.kept': PromiseFactData & { readonly confirmed: boolean; readonly recordedLate: boolean };
  /** Occurred at the due moment; `discoveredAt` is when we saw it. */
  readonly 'promise.broken': PromiseFactData & { readonly discoveredAt: Instant };
  /** `due` and `text` are the new ones. */
  readonly 'promise.renegotiated': PromiseFactData & {
    readonly was: Instant;
    readonly reason: string;
    readonly successorId: PromiseId;
  };
  readonly 'promise.withdrawn': PromiseFactData & { readonly ground: WithdrawalGround; readonly reason: string };
  /** It was late, and nobody waits for it any more. */
  readonly 'promise.released': PromiseFactData & { readonly reason: string };
  /** A higher priority asked for less time: `due` and `text` are those of the promise that took its place. */
  readonly 'promise.superseded': PromiseFactData & {
    readonly was: Instant;
    readonly reason: string;
    readonly successorId: PromiseId;
  };
  /** `due` is as it stands if nobody ends the pause before `until`. */
  readonly 'promise.paused': PromiseFactData & {
    readonly was: Instant;
    readonly reason: StatedPauseReason;
    readonly question: string;
    readonly until: Instant;
  };
  /** A pause did not hold up. `outcome` is what the promise counted as until then. */
  readonly 'promise.pause-voided': PromiseFactData & {
    readonly was: Instant;
    readonly outcome: PromiseState;
    readonly reason: string;
  };
  /** Something about its pauses asks for a second look, for the review list. */
  readonly 'promise.pause-doubted': PromiseFactData & { readonly doubt: PauseDoubt };
  /** Somebody looked at its doubtful pauses, and let them stand. */
  readonly 'promise.pauses-reviewed': PromiseFactData & { readonly reason: string };
  /** What was recorded was wrong. `outcome` is what the promise counted as until then, `approvedBy` says it is right. */
  readonly 'promise.corrected': PromiseFactData & {
    readonly wrong: 'delivery';
    readonly outcome: PromiseState;
    readonly reason: string;
    /** Null: the other side's machine proved it. */
    readonly approvedBy: PersonId | null;
  };
  /** The promisee says that the new moment does not work for them. `stands`: the old promise stands again. */
  readonly 'promise.objected': PromiseFactData & {
    readonly was: Instant;
    readonly words: string;
    readonly stands: boolean;
  };
  /** A move did not hold. `outcome` is what the promise counted as until then, `approvedBy` the promisee who objected. */
  readonly 'promise.stands-again': PromiseFactData & {
    readonly outcome: PromiseState;
    readonly approvedBy: PersonId;
  };
  /** It ended by a merger in error. `outcome` is what it counted as until then. */
  readonly 'promise.restored': PromiseFactData & {
    readonly outcome: PromiseState;
    readonly reason: string;
    readonly approvedBy: PersonId;
  };
  /** Its promisor is away, and somebody else keeps it. */
  readonly 'promise.handed-over': PromiseFactData & { readonly from: string; readonly to: string };
  /** Its promisor is away, and the team keeps it, with nobody named. Customers read it: it does not say which team. */
  readonly 'promise.given-to-team': PromiseFactData & { readonly from: string };
  /** The promisee was not told that it was delivered: their silence says nothing. */
  readonly 'promise.unheard': PromiseFactData & { readonly reason: string };
  /** They were told after all, and their time to object begins. */
  readonly 'promise.heard': PromiseFactData;
  readonly 'promise.warned': PromiseFactData & { readonly level: Exclude<WarningLevel, 'last-hour'> };
  /** One open hour is left. */
  readonly 'promise.last-hour': PromiseFactData;
  /** A quarter of its time more has run since its due moment, and it is still owed. */
  readonly 'promise.long-overdue': PromiseFactData;
  readonly 'promise.fulfilled-late': PromiseFactData & { readonly lateBy: Span };
  readonly 'promise.resumed': PromiseFactData & { readonly was: Instant; readonly cause: ResumeCause };
}

export type PromiseFactKind = keyof PromiseFacts;

/** A fact that a decision brings forth, before actor and record time are known. */
export type PromiseFact = {
  [Kind in PromiseFactKind]: {
    readonly kind: Kind;
    readonly occurredAt: Instant;
    readonly data: PromiseFacts[Kind];
  };
}[PromiseFactKind];

/** The part of a fact's data that comes from the promise itself. */
export function aboutPromise({ id, kind, text, due }: PromiseRecord): PromiseFactData {
  return { promiseId: id, promise: kind, text, due };
}
