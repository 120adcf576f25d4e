import type { CaseId, FileId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import type { Case, Channel } from '../../domain/case.ts';
import { personById } from '../people.ts';
import { findReadable } from '../store.ts';
import { hearCustomer } from './hear-customer.ts';

export interface Heard {
  readonly caseId: CaseId;
  readonly text: string;
  readonly channel: Channel;
  readonly fileIds: readonly FileId[];
}

/** Writes down what the requester of a case said to somebody of the desk, in their name. Refuses as `hearCustomer` does. */
export function writeDownHeard(
  context: Context,
  { caseId, ...said }: Heard,
): Promise<Result<{ readonly id: Case['id'] }>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId, 'lock');
    const requester = row && (await personById(tx, row.requester_id));
    if (!requester) return refuse('not-found', 404);
    const author = { id: requester.id, name: requester.name };
    const heard = await hearCustomer({ ...context, tx }, { ...said, caseId, author, at: context.now, human: true });
    return heard.ok ? ok(heard.value.case) : heard;
  });
}
