import { policyOf, type ServiceRecord } from '#capabilities/catalogue/index.ts';
import {
  makePromise,
  type NewPromise,
  type PromiseRecord,
  type Promisor,
  promiseWords,
  type Terms,
} from '#capabilities/promises/index.ts';
import type { Reader } from '#kernel/moment.ts';
import type { Result } from '#kernel/result.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { caseSubject } from '../facts.ts';

export type OwedKind = 'first-response' | 'next-update' | 'resolve';

export interface Owed {
  readonly known: Case;
  readonly service: ServiceRecord;
  readonly reader: Reader;
}

/** What is promised, and from when it counts. */
export interface OwedWord {
  readonly kind: OwedKind;
  readonly terms: Terms;
  readonly anchor: Instant;
}

/** Who answers for the promises of a case: its team and whoever has it, or the desk as long as nobody does. */
export function promisorOf({ teamId, ownerId }: Pick<Case, 'teamId' | 'ownerId'>): Promisor {
  if (teamId !== null) return { kind: 'team', teamId, personId: ownerId };
  return ownerId === null ? { kind: 'desk' } : { kind: 'person', personId: ownerId };
}

/** A promise about a case to its requester, by the desk's team and, once there is one, its owner. */
export function promiseOf({ known, service, reader }: Owed, promise: OwedWord, now: Instant): NewPromise {
  return {
    subject: caseSubject(known.id),
    accountId: known.accountId,
    kind: promise.kind,
    promisor: promisorOf(known),
    promisee: { kind: 'person', personId: known.requesterId },
    serviceId: known.serviceId,
    text: (due) => promiseWords(reader, promise.kind, { due, now }),
    terms: promise.terms,
    calendarId: service.calendarId,
    anchor: promise.anchor,
  };
}

/** Promises something about a case to its requester. */
export function owe(tx: Tx, context: Context, owed: Owed, promise: OwedWord): Promise<Result<PromiseRecord>> {
  return makePromise(tx, context, promiseOf(owed, promise, context.now));
}

/** The policy's open time for one kind of word, as terms; null when the service promises none. */
export function termsOf(service: ServiceRecord, known: Pick<Case, 'priority'>, kind: OwedKind): Terms | null {
  const policy = policyOf(service, known.priority);
  const minutes = {
    'first-response': policy.firstWordMinutes,
    'next-update': policy.nextWordMinutes,
    resolve: policy.fixedByMinutes,
  }[kind];
  return minutes === null ? null : { kind: 'budget', ms: minutes * MINUTE };
}

/** Whether somebody will hear from us: a first or a next word is still owed. */
export function isWordOwed(open: readonly PromiseRecord[]): boolean {
  return open.some((promise) => promise.kind === 'first-response' || promise.kind === 'next-update');
}

/** Owes the next word by the service's policy, counted from `anchor`; null when the service promises none. */
export async function oweNextWord(tx: Tx, context: Context, owed: Owed, anchor: Instant) {
  const terms = termsOf(owed.service, owed.known, 'next-update');
  return terms && owe(tx, context, owed, { kind: 'next-update', terms, anchor });
}
