import { attachFiles, storeMessage } from '#capabilities/conversations/index.ts';
import {
  answerObjections,
  handPromisesTo,
  openPromisesAbout,
  type PromiseRecord,
  storeFulfilled,
  storePromises,
} from '#capabilities/promises/index.ts';
import type { NewFact } from '#kernel/facts.ts';
import { type FileId, MessageId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case } from '../../domain/case.ts';
import { replyTo } from '../../domain/work.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { closeUnconfirmed } from '../close-unconfirmed.ts';
import { settleHandBacks } from '../hand-backs.ts';
import { mailReply, recipientOf } from '../mail-out.ts';
import { owedFor, promiseOf, wordHours } from '../owed.ts';
import { addSearchWords, caseOf, findReadable, updateCase } from '../store.ts';
import { type Target, workerOf } from './changing.ts';

export type Following =
  | { readonly follow: 'next-word'; readonly by: Instant }
  | { readonly follow: 'resolves' }
  | { readonly follow: 'no-more-news'; readonly reason: string };

export interface Reply extends Target {
  readonly text: string;
  readonly next: Following;
  readonly fileIds: readonly FileId[];
  readonly seenMessageId?: MessageId | undefined;
  /** It was said already, so that no mail goes out. */
  readonly spoken?: 'phone' | 'walk-up' | 'chat' | undefined;
}

const FARTHEST = 365 * DAY;

/**
 * Writes to the customer and says when they hear next. Keeps the words that were owed, makes the next one, and
 * sends it by mail where the customer has an address and was not spoken to. Refuses a reply written before the customer's last message.
 */
export function replyToCustomer(context: Context, input: Reply): Promise<Result<{ case: Case; messageId: MessageId }>> {
  const worker = workerOf(context);
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, input.caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    const known = caseOf(row);
    const stale = staleness(known, input, context.now);
    if (stale) return stale;
    const decision = replyTo(known, worker, {
      resolves: input.next.follow === 'resolves',
      spoken: input.spoken !== undefined,
      now: context.now,
    });
    if (!decision.ok) return decision;
    const saved = await updateCase(tx, decision.value.case);
    const to = input.spoken ? null : await recipientOf(tx, context, saved);
    const messageId = MessageId.parse(context.newId());
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
    const promised = await keepAndPromise(tx, context, saved, input.next);
    if (!promised.ok) return promised;
    const handed = await settleHandBacks(tx, context, { before: known, after: saved });
    if (!handed.ok) return handed;
    await addSearchWords(tx, saved, input.text);
    const message = { id: messageId, author: worker.name, text: input.text };
    if (to) await mailReply(tx, context, { to, known: saved, number: row.number, message, nextWords: promised.value });
    return ok({ case: saved, messageId });
  });
}

function staleness(known: Case, input: Reply, now: Instant) {
  if (input.next.follow === 'next-word') {
    if (input.next.by <= now) return refuse('case.next-word-in-the-past', 422);
    if (input.next.by > now + FARTHEST) return refuse('case.next-word-too-far', 422);
  }
  const newest = known.lastCustomerMessageId;
  if (input.seenMessageId !== undefined && newest !== null && newest !== input.seenMessageId) {
    return refuse('case.customer-wrote-meanwhile', 409);
  }
  return null;
}

/** Keeps every word that this message gives, then makes what follows. Answers the words of the next promise. */
async function keepAndPromise(tx: Tx, context: Context, known: Case, next: Following): Promise<Result<string | null>> {
  const open = await openPromisesAbout(tx, caseSubject(known.id));
  const facts: NewFact[] = [];
  for (const promise of open.filter((one) => isGivenBy(one, next))) {
    const kept = await storeFulfilled(tx, context, promise, context.now);
    if (!kept.ok) return kept;
    facts.push(...kept.value);
  }
  const following = await storeFollowing(tx, context, known, next);
  if (!following.ok) return following;
  await appendFacts(tx, context, [...facts, ...following.value.facts]);
  return ok(following.value.words);
}

/** What follows a reply: its facts, and the words of the next promise when there is one. */
interface Follows {
  readonly facts: readonly NewFact[];
  readonly words: string | null;
}

async function storeFollowing(tx: Tx, context: Context, known: Case, next: Following): Promise<Result<Follows>> {
  if (next.follow === 'resolves') {
    await closeUnconfirmed(tx, known, context.now);
    return ok({ facts: [], words: null });
  }
  if (next.follow === 'no-more-news') {
    const fact = { kind: 'case.no-more-news', data: { reason: next.reason } } as const;
    return ok({ facts: factsOf(known, [fact], context.now), words: null });
  }
  const owed = await owedFor(tx, context, known);
  const terms = { kind: 'instant', due: next.by } as const;
  const given = { terms, calendarId: wordHours(owed), anchor: context.now, agreement: null };
  const word = promiseOf(owed, { kind: 'next-update', ...given }, context.now);
  const made = await storePromises(tx, context, [word]);
  return made.ok ? ok({ facts: made.value.facts, words: made.value.promises[0]?.text ?? null }) : made;
}

/** A message is the first and the next word; a message that resolves is also the fix. A call back stays owed. */
function isGivenBy(promise: PromiseRecord, next: Following): boolean {
  if (promise.kind === 'first-response' || promise.kind === 'next-update') return true;
  return promise.kind === 'resolve' && next.follow === 'resolves';
}
