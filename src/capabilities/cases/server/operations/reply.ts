import { attachFiles, type Recipient, storeMessage, takesMail } from '#capabilities/conversations/index.ts';
import { mailSignature } from '#capabilities/people/index.ts';
import {
  answerObjections,
  handPromisesTo,
  hearOfDelivery,
  openPromisesAbout,
  promisesAbout,
  storeFulfilled,
  storePromises,
} from '#capabilities/promises/index.ts';
import type { NewFact } from '#kernel/facts.ts';
import { type FileId, MessageId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { type Case, type Decision, isOpenCase, type Worker } from '../../domain/case.ts';
import { type Following, type FollowingAny, faultOfNextWord } from '../../domain/following.ts';
import { isGivenBy, isHeardOf } from '../../domain/next-word.ts';
import { replyTo } from '../../domain/work.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { closeUnconfirmed } from '../close-unconfirmed.ts';
import { settleHandBacks } from '../hand-backs.ts';
import { mailReply, recipientOf } from '../mail-out.ts';
import { freeWord, owedFor, promiseOf } from '../owed.ts';
import { addSearchWords, caseOf, findReadable, updateCase } from '../store.ts';
import { type Target, workerOf } from './changing.ts';

export interface Reply extends Target {
  readonly text: string;
  readonly next: Following;
  readonly fileIds: readonly FileId[];
  readonly seenMessageId?: MessageId | undefined;
  /** It was said already, so that no mail goes out. */
  readonly spoken?: 'phone' | 'walk-up' | 'chat' | undefined;
  /** The id that its message was given when it was sent; a new one unless said. */
  readonly messageId?: MessageId | undefined;
}

/** A reply as it is given, by the desk or by capabilities above. */
export type GivenReply = Omit<Reply, 'next'> & { readonly next: FollowingAny };

/**
 * Writes to the customer and says when they hear next. Keeps the words that were owed, makes the next one, and
 * sends it by mail where the customer has an address and was not spoken to. Refuses a reply written before the customer's last message.
 */
export function replyToCustomer(
  context: Context,
  input: GivenReply,
): Promise<Result<{ case: Case; messageId: MessageId }>> {
  const worker = workerOf(context);
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, input.caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    const known = caseOf(row);
    const to = input.spoken ? null : await recipientOf(tx, context, known);
    const reaches = await isReached(tx, { known, to, spoken: input.spoken !== undefined });
    const promised = await staysPromised(tx, known, input.next);
    const decision = judgeReply(known, worker, { ...input, reaches, promised }, context.now);
    if (!decision.ok) return decision;
    const saved = await updateCase(tx, decision.value.case);
    const messageId = input.messageId ?? MessageId.parse(context.newId());
    const said = await storeMessage(tx, {
      id: messageId,
      subject: caseSubject(saved.id),
      accountId: saved.accountId,
      direction: 'to-customer',
      author: worker,
      channel: input.spoken ?? (to === null ? 'portal' : 'mail'),
      text: input.text,
      sentAt: context.now,
    });
    if (input.fileIds.length > 0) {
      await attachFiles(tx, context, input.fileIds, { kind: 'message', id: messageId, subject: caseSubject(saved.id) });
    }
    await appendFacts(tx, context, [said, ...factsOf(saved, decision.value.facts, context.now)]);
    if (known.ownerId === null) await handPromisesTo(tx, context, caseSubject(saved.id), { personId: worker.id });
    await answerObjections(tx, caseSubject(saved.id), context.now);
    if (known.unreached !== null && reaches) await tellOfFix(tx, context, saved);
    const follows = await keepAndPromise(tx, context, saved, input);
    if (!follows.ok) return follows;
    const handed = await settleHandBacks(tx, context, { before: known, after: saved });
    if (!handed.ok) return handed;
    await addSearchWords(tx, saved, input.text);
    if (to) {
      const signature = await mailSignature(tx, { writer: worker, teamId: saved.teamId });
      const message = { id: messageId, author: worker.name, text: input.text, signature };
      await mailReply(tx, context, { to, known: saved, number: row.number, message, nextWords: follows.value });
    }
    return ok({ case: saved, messageId });
  });
}

/** Whether who could not be reached will be: spoken to, or written to at an address that takes mail. */
async function isReached(
  tx: Tx,
  { known, to, spoken }: { known: Case; to: Recipient | null; spoken: boolean },
): Promise<boolean> {
  if (spoken || known.unreached === null) return true;
  return to !== null && (await takesMail(tx, to.address));
}

/** Whether something by which they hear from us stays promised to the customer of an open case after a reply. */
export async function staysPromised(tx: Tx, known: Case, next: FollowingAny): Promise<boolean> {
  if (next.follow !== 'no-more-news' || !isOpenCase(known)) return true;
  const open = await openPromisesAbout(tx, caseSubject(known.id));
  return open.some((promise) => isHeardOf(promise) && !isGivenBy(promise, next));
}

/** What the reply would do to the case at that moment, or why it can't be sent: first of all that it is stale. */
export function judgeReply(
  known: Case,
  worker: Worker,
  input: Pick<GivenReply, 'next' | 'seenMessageId'> & { readonly reaches: boolean; readonly promised: boolean },
  now: Instant,
): Result<Decision> {
  const fault = faultOfNextWord(input.next, now);
  if (fault !== null) return refuse(fault, 422);
  const newest = known.lastCustomerMessageId;
  if (input.seenMessageId !== undefined && newest !== null && newest !== input.seenMessageId) {
    return refuse('case.customer-wrote-meanwhile', 409);
  }
  if (!input.promised) return refuse('case.no-more-news-leaves-silence', 409);
  return replyTo(known, worker, {
    resolves: input.next.follow === 'resolves',
    reaches: input.reaches,
    now,
  });
}

/** Keeps every word that this message gives, and contact where they were spoken to, then makes what follows. Answers the words of the next promise. */
async function keepAndPromise(
  tx: Tx,
  context: Context,
  known: Case,
  { next, spoken }: GivenReply,
): Promise<Result<string | null>> {
  const open = await openPromisesAbout(tx, caseSubject(known.id));
  const facts: NewFact[] = [];
  for (const promise of open.filter((one) => isGivenBy(one, next) || (spoken && one.kind === 'live-event-contact'))) {
    const kept = await storeFulfilled(tx, context, promise, context.now);
    if (!kept.ok) return kept;
    facts.push(...kept.value);
  }
  const following = await storeFollowing(tx, context, known, next);
  if (!following.ok) return following;
  await appendFacts(tx, context, [...facts, ...following.value.facts]);
  return ok(following.value.words);
}

/** Whoever had not heard of the fix is told now. */
async function tellOfFix(tx: Tx, context: Context, known: Case): Promise<void> {
  const all = await promisesAbout(tx, caseSubject(known.id));
  for (const fix of all.filter(({ state, heardAt }) => state === 'met' && heardAt === null)) {
    const heard = await hearOfDelivery(tx, context, fix);
    if (!heard.ok) throw new Error(`A fix could not be told: ${heard.refusal.code}`);
  }
}

/** What follows a reply: its facts, and the words of the next promise when there is one. */
interface Follows {
  readonly facts: readonly NewFact[];
  readonly words: string | null;
}

async function storeFollowing(tx: Tx, context: Context, known: Case, next: FollowingAny): Promise<Result<Follows>> {
  if (next.follow === 'resolves') {
    await closeUnconfirmed(tx, known, context.now);
    return ok({ facts: [], words: null });
  }
  if (next.follow === 'no-more-news') {
    const fact = { kind: 'case.no-more-news', data: { reason: next.reason } } as const;
    return ok({ facts: factsOf(known, [fact], context.now), words: null });
  }
  if (next.follow === 'promised') return ok({ facts: [], words: next.words });
  const owed = await owedFor(tx, context, known);
  const word = promiseOf(owed, freeWord(owed, next.by, context.now), context.now);
  const made = await storePromises(tx, context, [word]);
  return made.ok ? ok({ facts: made.value.facts, words: made.value.promises[0]?.text ?? null }) : made;
}
