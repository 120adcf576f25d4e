import { judgePendingMail } from '#capabilities/conversations/index.ts';
import type { CaseId, NoteId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { caseSubject } from '../../facts.ts';
import { findReadable } from '../store.ts';
import { workerOf } from './changing.ts';
import { hearCustomer } from './hear-customer.ts';

/**
 * Accepts or refuses what somebody outside the case wrote to it by mail. Accepted words are heard from this moment on:
 * the customer reads them, and what is owed for an answer counts from now. Refuses words on a case that is over.
 */
export function judgeMail(
  context: Context,
  input: { readonly caseId: CaseId; readonly noteId: NoteId; readonly decision: 'accept' | 'refuse' },
): Promise<Result<{ id: CaseId }>> {
  const worker = workerOf(context);
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, input.caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    const judged = await judgePendingMail(tx, context, {
      noteId: input.noteId,
      decision: input.decision,
      subject: caseSubject(row.id),
      accountId: row.account_id,
      by: worker.name,
      hear: async (words) => {
        const said = { caseId: row.id, channel: 'mail', at: context.now, human: true, ...words } as const;
        const heard = await hearCustomer({ ...context, tx }, said);
        return heard.ok ? ok(heard.value.messageId) : heard;
      },
    });
    return judged.ok ? ok({ id: row.id }) : judged;
  });
}
