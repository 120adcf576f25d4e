import { z } from 'zod';
import { postMessage } from '#capabilities/conversations/index.ts';
import { promiseFacts } from '#capabilities/promises/index.ts';
import type { Fact } from '#kernel/facts.ts';
import { CaseId, MessageId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { caseSubject } from '../facts.ts';
import { mailReply, recipientOf } from './mail-out.ts';
import { caseOf, findReadable, updateCase } from './store.ts';

const moved = promiseFacts['promise.renegotiated'];
const Moved = z.object({ text: z.string() });

/**
 * When somebody moves a promise about a case, its customer is told in the same breath, in the words that the promise
 * now stands by. A move that nobody was told of would be no renegotiation.
 */
export const tellOfMoveSubscription: Subscription = {
  name: 'cases.tell-of-move',
  kinds: [moved.name],
  within: async (tx, context, facts) => {
    for (const fact of facts) await tellOfMove(tx, context, fact);
  },
};

async function tellOfMove(tx: Tx, context: Context, fact: Fact): Promise<void> {
  if (fact.subject.kind !== 'case' || context.actor.kind !== 'person') return;
  const row = await findReadable(tx, context.actor, CaseId.parse(fact.subject.id), 'lock');
  if (!row) return;
  const known = caseOf(row);
  const to = await recipientOf(tx, context, known);
  const message = { id: MessageId.parse(context.newId()), text: Moved.parse(fact.data).text };
  await postMessage(tx, context, {
    ...message,
    subject: caseSubject(row.id),
    accountId: row.account_id,
    direction: 'to-customer',
    author: { id: context.actor.personId, name: context.actor.name },
    channel: to === null ? 'portal' : 'mail',
    sentAt: context.now,
  });
  const saved = await updateCase(tx, { ...known, lastTeamWordAt: context.now });
  if (to) await mailReply(tx, context, { to, known: saved, number: row.number, message, nextWords: null });
}
