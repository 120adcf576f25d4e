import { openPromisesAbout } from '#capabilities/promises/index.ts';
import { MessageId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Instant, SECOND } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue } from '#platform/jobs.ts';
import { tellInPassing } from '#platform/passing.ts';
import type { Case } from '../../domain/case.ts';
import { leavesAt } from '../../domain/following.ts';
import { isGivenBy } from '../../domain/next-word.ts';
import { caseSubject } from '../../facts.ts';
import { sendHeldReply } from '../job-kinds.ts';
import { insertOutgoing, type Outgoing, removeOutgoing } from '../outgoing-store.ts';
import { caseOf, findReadable } from '../store.ts';
import { type Target, workerOf } from './changing.ts';
import { draftIsDone } from './drafts.ts';
import { judgeReply, type Reply, replyToCustomer, staysPromised } from './reply.ts';

interface Sent {
  readonly case: Pick<Case, 'id'>;
  readonly messageId: MessageId;
  /** When it leaves; null once it has left. */
  readonly leavesAt: Instant | null;
}

/** Lets every open page of a case know that what is on its way about it changed. */
export function tellOfOutgoing(tx: Tx, context: Context, known: Pick<Case, 'id' | 'accountId'>): void {
  const subject = caseSubject(known.id);
  tellInPassing(tx, context, { kind: 'case.outgoing', subject, accountId: known.accountId, audience: 'team' });
}

/**
 * Replies to the customer so that it can be taken back for some seconds: until then nothing of it happens, no promise
 * is kept or made and no mail is queued. It leaves by itself, also when its author has gone. Refuses what would be refused now.
 */
export function sendReply(
  context: Context,
  { undoFor, ...reply }: Reply & { readonly undoFor: number },
): Promise<Result<Sent>> {
  const worker = workerOf(context);
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, reply.caseId);
    if (!row) return refuse('not-found', 404);
    const known = caseOf(row);
    await draftIsDone(tx, context, { caseId: known.id, kind: 'reply', text: reply.text });
    const owed = await openPromisesAbout(tx, caseSubject(known.id));
    const given = owed.filter((promise) => isGivenBy(promise, reply.next)).map(({ due }) => due);
    const leaves = reply.spoken ? null : leavesAt(context.now, undoFor * SECOND, { next: reply.next, owed: given });
    if (leaves === null) {
      const said = await replyToCustomer({ ...context, tx }, reply);
      return said.ok ? ok({ ...said.value, leavesAt: null }) : said;
    }
    const promised = await staysPromised(tx, known, reply.next);
    const judged = judgeReply(known, worker, { ...reply, reaches: false, promised }, context.now);
    if (!judged.ok) return judged;
    const id = MessageId.parse(context.newId());
    await insertOutgoing(tx, known, {
      id,
      author: worker,
      text: reply.text,
      next: reply.next,
      fileIds: reply.fileIds,
      seenMessageId: reply.seenMessageId ?? known.lastCustomerMessageId,
      heldAt: context.now,
      leavesAt: leaves,
    });
    await enqueue(tx, sendHeldReply, { messageId: id }, { runAt: leaves });
    tellOfOutgoing(tx, context, known);
    return ok({ case: known, messageId: id, leavesAt: leaves });
  });
}

/**
 * Takes back one's own reply that has not left, or could not leave: it was never sent. Answers what it said. Refuses
 * `case.reply-has-left` once it is out.
 */
export function takeBackReply(
  context: Context,
  { caseId, messageId }: Target & { readonly messageId: MessageId },
): Promise<Result<{ case: Pick<Case, 'id'>; outgoing: Outgoing }>> {
  const worker = workerOf(context);
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId);
    if (!row) return refuse('not-found', 404);
    const outgoing = await removeOutgoing(tx, messageId, worker.id);
    if (!outgoing) return refuse('case.reply-has-left', 409);
    tellOfOutgoing(tx, context, caseOf(row));
    return ok({ case: caseOf(row), outgoing });
  });
}
