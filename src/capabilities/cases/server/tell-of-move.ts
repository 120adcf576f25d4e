import { z } from 'zod';
import { answerObjections, promiseFacts } from '#capabilities/promises/index.ts';
import type { Fact } from '#kernel/facts.ts';
import { CaseId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { caseSubject } from '../facts.ts';
import { caseOf, findReadable, updateCase } from './store.ts';
import { tellCustomer } from './tell-customer.ts';

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
  const { actor } = context;
  if (fact.subject.kind !== 'case' || actor.kind !== 'person') return;
  const row = await findReadable(tx, actor, CaseId.parse(fact.subject.id), 'lock');
  if (!row) return;
  const known = await updateCase(tx, { ...caseOf(row), lastTeamWordAt: context.now });
  await answerObjections(tx, caseSubject(known.id), context.now);
  const author = { id: actor.personId, name: actor.name };
  await tellCustomer(tx, context, { known, number: row.number, author, text: Moved.parse(fact.data).text });
}
