import { type OwedBy, type OwedPromise, owedBy } from '#capabilities/agreements/index.ts';
import {
  type AgreementPin,
  foreseeDue,
  makePromise,
  type NewPromise,
  type PromiseRecord,
  type Promisor,
  promiseWords,
  type Terms,
} from '#capabilities/promises/index.ts';
import type { CalendarId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/moment.ts';
import { Problem } from '#kernel/problem.ts';
import type { Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { caseSubject } from '../facts.ts';
import { readerOf } from './people.ts';

export type OwedKind = 'first-response' | 'next-update' | 'resolve' | 'callback';
/** What is promised about a case to its customer: what an agreement owes, somebody's yes or no, and contact in a live event. */
export type WordKind = OwedKind | 'approval' | 'live-event-contact';

/** A case, what its agreement owes for it, and how its customer reads. */
export interface Owed {
  readonly known: Case;
  readonly by: OwedBy;
  readonly reader: Reader;
}

/** What is promised, on which hours, and from when it counts; `agreement` is what owes it, if anything does. */
export interface OwedWord {
  readonly kind: WordKind;
  readonly terms: Terms;
  readonly calendarId: CalendarId;
  readonly anchor: Instant;
  readonly agreement: AgreementPin | null;
}

/** What is owed for a case as it is. What the house promises everybody answers for every case, so there is always something. */
export async function agreementFor(
  tx: Tx,
  { accountId, serviceId, kind, priority }: Pick<Case, 'accountId' | 'serviceId' | 'kind' | 'priority'>,
  now: Instant,
): Promise<OwedBy> {
  const by = await owedBy(tx, { accountId, serviceId, caseKind: kind, priority }, now);
  if (!by) throw new Problem('case.not-set-up', 409);
  return by;
}

/** The same with how the customer reads, for promises to them. */
export async function owedFor(tx: Tx, context: Context, known: Case): Promise<Owed> {
  const [by, reader] = await Promise.all([
    agreementFor(tx, known, context.now),
    readerOf(tx, context, known.requesterId),
  ]);
  return { known, by, reader };
}

/** Who answers for the promises of a case: its team and whoever has it, or the desk as long as nobody does. */
export function promisorOf({ teamId, ownerId }: Pick<Case, 'teamId' | 'ownerId'>): Promisor {
  if (teamId !== null) return { kind: 'team', teamId, personId: ownerId };
  return ownerId === null ? { kind: 'desk' } : { kind: 'person', personId: ownerId };
}

/** A promise about a case to its requester, by the desk's team and, once there is one, its owner. */
export function promiseOf({ known, reader }: Owed, promise: OwedWord, now: Instant): NewPromise {
  return {
    ...promise,
    subject: caseSubject(known.id),
    accountId: known.accountId,
    promisor: promisorOf(known),
    promisee: { kind: 'person', personId: known.requesterId },
    serviceId: known.serviceId,
    text: (due) => promiseWords(reader, promise.kind, { due, now }),
  };
}

/** What an agreement owes of a kind, counted from `anchor`; null when it owes none. */
export function owedWord({ by }: Owed, kind: OwedKind, anchor: Instant): OwedWord | null {
  const owed = by.owes[kind];
  return owed ? { kind, ...owed, anchor, agreement: by.agreement } : null;
}

/** A word that is owed, or the moment that its reader was told before anybody knew what they are owed, where that is sooner. */
export async function notAfter(tx: Tx, word: OwedWord, told: Instant): Promise<OwedWord> {
  const due = await foreseeDue(tx, word);
  if (!due.ok || due.value <= told) return word;
  return { ...word, terms: { kind: 'instant', due: told }, agreement: null };
}

/** The hours on which next words count, also those that somebody gives freely. */
export function wordHours({ by }: Pick<Owed, 'by'>): OwedPromise['calendarId'] {
  return by.owes['next-update']?.calendarId ?? by.calendarId;
}

/** A next word by a moment that somebody gives freely, whatever the agreement owes. */
export function freeWord(owed: Owed, due: Instant, now: Instant): OwedWord {
  return {
    kind: 'next-update',
    terms: { kind: 'instant', due },
    calendarId: wordHours(owed),
    anchor: now,
    agreement: null,
  };
}

/** Owes the next word as the agreement says, counted from `anchor`; null when it owes none. */
export async function oweNextWord(
  tx: Tx,
  context: Context,
  known: Case,
  anchor: Instant,
): Promise<Result<PromiseRecord> | null> {
  const owed = await owedFor(tx, context, known);
  const word = owedWord(owed, 'next-update', anchor);
  return word && makePromise(tx, context, promiseOf(owed, word, context.now));
}

/** Promises the customer the next word by `due`. */
export async function promiseNextWord(
  tx: Tx,
  context: Context,
  known: Case,
  due: Instant,
): Promise<Result<PromiseRecord>> {
  const owed = await owedFor(tx, context, known);
  return makePromise(tx, context, promiseOf(owed, freeWord(owed, due, context.now), context.now));
}
