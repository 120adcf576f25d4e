import { z } from 'zod';
import { findMessage } from '#capabilities/conversations/index.ts';
import { giveNotices, type NewNotice } from '#capabilities/notices/index.ts';
import { answerableFor } from '#capabilities/people/index.ts';
import {
  missDelivery,
  openPromisesAbout,
  type PromiseRecord,
  promisesAbout,
  undoDelivery,
} from '#capabilities/promises/index.ts';
import { type Actor, personOf } from '#kernel/actor.ts';
import type { Fact } from '#kernel/facts.ts';
import { CaseId, MessageId } from '#kernel/ids.ts';
import { fromIso, type Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { awaitsConfirmation, type Case, isOpenCase } from '../domain/case.ts';
import { isWord } from '../domain/next-word.ts';
import { missCustomer } from '../domain/work.ts';
import { caseSubject, factsOf } from '../facts.ts';
import { oweNextWord } from './owed.ts';
import { personById } from './people.ts';
import { caseOf, findReadable, updateCase } from './store.ts';

/** Whoever noticed it, the program looks after the case. */
const PROGRAM: Actor = { kind: 'system', name: 'mail' };

const Failed = z.object({ recipient: z.string(), reason: z.string(), messageId: MessageId.nullable() });

/**
 * When a mail about a case came back, its customer was not reached: the word that it carried keeps no promise, the time
 * to object to what it said was mended stands still, a next word is owed if none is, and whoever owns the case is told.
 */
export const notReachedSubscription: Subscription = {
  name: 'cases.not-reached',
  kinds: ['mail.delivery-failed'],
  within: async (tx, context, facts) => {
    for (const fact of facts) await missed(tx, context, fact);
  },
};

async function missed(tx: Tx, context: Context, fact: Fact): Promise<void> {
  if (fact.subject.kind !== 'case') return;
  const row = await findReadable(tx, PROGRAM, CaseId.parse(fact.subject.id), 'lock');
  if (!row) return;
  const { recipient, reason, messageId } = Failed.parse(fact.data);
  const message = messageId === null ? null : await findMessage(tx, messageId);
  const saidAt = message === null ? null : fromIso(message.sentAt);
  const decision = missCustomer(caseOf(row), { address: recipient, reason, saidAt, now: context.now });
  const saved = await updateCase(tx, decision.case);
  await appendFacts(tx, context, factsOf(saved, decision.facts, context.now));
  if (message !== null && !message.automatic) await takeBack(tx, context, { known: saved, saidAt, reason });
  await owe(tx, context, saved);
  await tell(tx, context, { known: saved, number: row.number, address: recipient });
}

/** A word that was given at `saidAt` and at no other moment. */
function wasGivenAt({ kind, metAt, fulfilledAt }: PromiseRecord, saidAt: Instant | null): boolean {
  return (kind === 'first-response' || kind === 'next-update') && (metAt ?? fulfilledAt) === saidAt;
}

/** Whether the promisee's time to object runs since `saidAt`. */
function wasHeardAt({ state, heardAt }: PromiseRecord, saidAt: Instant | null): boolean {
  return state === 'met' && heardAt === saidAt;
}

/**
 * The first and the next word that the message gave were given to nobody. That something was mended stays so, but nobody
 * was asked whether it works.
 */
async function takeBack(
  tx: Tx,
  context: Context,
  { known, saidAt, reason }: { known: Case; saidAt: Instant | null; reason: string },
): Promise<void> {
  const promises = await promisesAbout(tx, caseSubject(known.id));
  for (const promise of promises.filter((one) => wasGivenAt(one, saidAt))) {
    const undone = await undoDelivery(tx, context, promise, reason);
    if (!undone.ok) throw new Error(`A word that came back could not be taken back: ${undone.refusal.code}`);
  }
  for (const promise of promises.filter((one) => wasHeardAt(one, saidAt))) {
    const missed = await missDelivery(tx, context, promise, reason);
    if (!missed.ok) throw new Error(`A fix that nobody heard of could not be marked: ${missed.refusal.code}`);
  }
}

/** Whoever was not reached waits for a word: it is owed from now on, if none is. */
async function owe(tx: Tx, context: Context, known: Case): Promise<void> {
  if (!isOpenCase(known) && !awaitsConfirmation(known)) return;
  if ((await openPromisesAbout(tx, caseSubject(known.id))).some(isWord)) return;
  await oweNextWord(tx, context, known, context.now);
}

type Told = Pick<NewNotice, 'personId'> & { readonly as: 'owner' | 'assignee' | 'lead' | 'manager' };

/** Whose it is to reach the customer: the owner, else who works on it, else who leads the team, else the managers. */
async function whoseItIs(tx: Tx, known: Case): Promise<Told[]> {
  if (known.ownerId !== null) return [{ personId: known.ownerId, as: 'owner' }];
  if (known.assigneeId !== null) return [{ personId: known.assigneeId, as: 'assignee' }];
  const answerable = await answerableFor(tx, known.teamId === null ? [] : [known.teamId]);
  const leads = (known.teamId && answerable.leads.get(known.teamId)) ?? [];
  if (leads.length > 0) return leads.map((personId) => ({ personId, as: 'lead' }));
  return answerable.managers.map((personId) => ({ personId, as: 'manager' }));
}

/** One notice for each time that the customer is out of reach, however many mails come back. */
async function tell(
  tx: Tx,
  context: Context,
  { known, number, address }: { known: Case; number: number; address: string },
): Promise<void> {
  const customer = (await personById(tx, known.requesterId))?.name ?? '';
  const notices = (await whoseItIs(tx, known)).map(({ personId, as }) => ({
    personId,
    topic: `not-reached:${known.id}:${known.unreached?.since ?? 0}`,
    title: known.subject,
    href: `/desk/case/${number}`,
    news: { kind: 'customer-not-reached' as const, customer, address, as },
    insists: true,
  }));
  await giveNotices(tx, context, { id: context.newId(), by: personOf(context.actor), notices });
}
