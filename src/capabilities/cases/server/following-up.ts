import {
  makePromise,
  openPromisesAbout,
  type PromiseKind,
  type PromiseRecord,
  type Promisor,
  promiseWords,
  type Terms,
} from '#capabilities/promises/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Case, isOpenCase } from '../domain/case.ts';
import type { Brief } from '../domain/transfer.ts';
import { caseSubject } from '../facts.ts';
import { agreementFor, owedFor, oweNextWord, promisorOf, wordHours } from './owed.ts';
import { personById, readerFor, readerOf } from './people.ts';
import { briefFor, followUpBy } from './transfer-words.ts';

/** When a customer is asked whether somebody helped, unless the asker says otherwise: at the end of the next open day. */
export async function followUpMoment(tx: Tx, context: Context, known: Case): Promise<Instant> {
  return followUpBy(tx, { by: await agreementFor(tx, known, context.now) }, context.now);
}

export interface FollowUp {
  readonly kind: PromiseKind;
  readonly terms: Terms;
  /** Who gives the word, unless it is whoever answers for the case. */
  readonly promisor?: Promisor | undefined;
  /** To whom, unless it is the requester. */
  readonly personId?: PersonId | undefined;
}

/** Promises a customer of a case something on the hours of our words. */
export async function promiseFollowUp(
  tx: Tx,
  context: Context,
  known: Case,
  { kind, terms, promisor = promisorOf(known), personId = known.requesterId }: FollowUp,
): Promise<Result<PromiseRecord>> {
  const owed = await owedFor(tx, context, known);
  const reader = personId === known.requesterId ? owed.reader : await readerOf(tx, context, personId);
  return makePromise(tx, context, {
    subject: caseSubject(known.id),
    accountId: known.accountId,
    kind,
    promisor,
    promisee: { kind: 'person', personId },
    serviceId: known.serviceId,
    terms,
    calendarId: wordHours(owed),
    anchor: context.now,
    text: (moment) => promiseWords(reader, kind, { due: moment, now: context.now }),
  });
}

/** What somebody else has to know of a case, so that its customer need not tell it again, in the asker's language. */
export async function firstDraftOf(tx: Tx, context: Context, known: Case): Promise<Brief> {
  const { actor } = context;
  const asker = actor.kind === 'person' ? await personById(tx, actor.personId) : undefined;
  return briefFor(tx, context, known, await readerFor(tx, context, asker));
}

/** Owes the customer of an open case a next word where nothing was promised that they wait for. */
export async function oweWordIfNone(tx: Tx, context: Context, known: Case): Promise<Result<null>> {
  if (!isOpenCase(known)) return ok(null);
  const waitsFor = (await openPromisesAbout(tx, caseSubject(known.id))).some(
    ({ kind, promisee }) => kind !== 'resolve' && promisee.kind !== 'team',
  );
  if (waitsFor) return ok(null);
  const made = await oweNextWord(tx, context, known, context.now);
  return made === null || made.ok ? ok(null) : made;
}
