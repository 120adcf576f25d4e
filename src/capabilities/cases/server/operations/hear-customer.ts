import { attachFiles, type MessageToPost, storeMessage } from '#capabilities/conversations/index.ts';
import { openPromisesAbout, promisesAbout, rejectPromise } from '#capabilities/promises/index.ts';
import { type FileId, MessageId, type PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case, Channel } from '../../domain/case.ts';
import { hear } from '../../domain/customer.ts';
import { isWord } from '../../domain/next-word.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { oweNextWord } from '../owed.ts';
import { runAgain } from '../resting.ts';
import { addSearchWords, caseOf, findReadable, updateCase } from '../store.ts';
import type { Target } from './changing.ts';

export interface CustomerMessage extends Target {
  readonly author: { readonly id: PersonId | null; readonly name: string };
  readonly channel: Channel;
  readonly text: string;
  /** When the customer wrote, which may be before it was recorded. */
  readonly at: Instant;
  /** False for automatic mail, which stands in the record and changes nothing. */
  readonly human: boolean;
  readonly fileIds?: readonly FileId[];
  readonly mail?: MessageToPost['mail'];
}

/**
 * Takes in what the customer wrote to a case: a case that waited for it goes on, a resolved one is reopened, and a
 * next word is owed from this moment if none was. Refuses a case that is over: what comes now is a new one.
 */
export function hearCustomer(
  context: Context,
  input: CustomerMessage,
): Promise<Result<{ case: Case; messageId: MessageId }>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, input.caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    const known = caseOf(row);
    const messageId = MessageId.parse(context.newId());
    const subject = caseSubject(known.id);
    const decision = input.human
      ? hear(known, { id: messageId, at: input.at, reopens: true, readsUs: input.channel !== 'mail' })
      : ok({ case: known, facts: [] });
    if (!decision.ok) return decision;
    const saved = input.human ? await updateCase(tx, decision.value.case) : known;
    const said = await storeMessage(tx, {
      id: messageId,
      subject,
      accountId: known.accountId,
      direction: 'from-customer',
      author: input.author,
      channel: input.channel,
      text: input.text,
      sentAt: input.at,
      automatic: !input.human,
      ...(input.mail ? { mail: input.mail } : {}),
    });
    if (input.fileIds && input.fileIds.length > 0) {
      await attachFiles(tx, context, input.fileIds, { kind: 'message', id: messageId, subject });
    }
    await appendFacts(tx, context, [said, ...factsOf(saved, decision.value.facts, input.at)]);
    if (input.human) {
      const owed = await afterHearing(tx, context, { before: known, after: saved, at: input.at });
      if (!owed.ok) return owed;
      await addSearchWords(tx, saved, input.text);
    }
    return ok({ case: saved, messageId });
  });
}

/** What the desk owes after the customer spoke: a rejected fix runs on, and a next word is promised if none is. */
export async function afterHearing(
  tx: Tx,
  context: Context,
  { before, after, at }: { before: Case; after: Case; at: Instant },
): Promise<Result<null>> {
  const subject = caseSubject(after.id);
  const running = await runAgain(tx, context, { caseId: after.id, at, cause: 'promisee-answered' });
  if (!running.ok) return running;
  if (before.resolvedAt !== null && after.resolvedAt === null) {
    for (const promise of await promisesAbout(tx, subject)) {
      if (promise.state !== 'met') continue;
      const running = await rejectPromise(tx, context, promise, at);
      if (!running.ok) return running;
    }
  }
  if ((await openPromisesAbout(tx, subject)).some(isWord)) return ok(null);
  const made = await oweNextWord(tx, context, after, at);
  return made === null || made.ok ? ok(null) : made;
}
