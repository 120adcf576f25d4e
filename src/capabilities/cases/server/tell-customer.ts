import { postMessage } from '#capabilities/conversations/index.ts';
import { MessageId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { caseSubject } from '../facts.ts';
import { mailReply, recipientOf } from './mail-out.ts';

export interface Telling {
  readonly known: Case;
  readonly number: number;
  /** Who says it; without an id, the desk itself. */
  readonly author: { readonly id: Parameters<typeof postMessage>[2]['author']['id']; readonly name: string };
  readonly text: string;
  /** The words of a promise that was made in the same breath. */
  readonly nextWords?: string;
}

/** Says something to the customer in the case's conversation, and by mail where we know an address of theirs. */
export async function tellCustomer(tx: Tx, context: Context, telling: Telling): Promise<void> {
  const { known, number, author, text, nextWords = null } = telling;
  const to = await recipientOf(tx, context, known);
  const message = { id: MessageId.parse(context.newId()), text };
  await postMessage(tx, context, {
    ...message,
    subject: caseSubject(known.id),
    accountId: known.accountId,
    direction: 'to-customer',
    author,
    channel: to === null ? 'portal' : 'mail',
    sentAt: context.now,
  });
  const said = { ...message, author: author.name };
  if (to) await mailReply(tx, context, { to, known, number, message: said, nextWords });
}
