import { attachFiles, writeNote } from '#capabilities/conversations/index.ts';
import { type CaseId, type FileId, NoteId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { caseSubject } from '../../facts.ts';
import { findReadable } from '../store.ts';
import { workerOf } from './changing.ts';

/** Writes a note that only the team reads. It changes nothing for the customer, not even a clock. */
export function noteOnCase(
  context: Context,
  input: { caseId: CaseId; text: string; fileIds: readonly FileId[] },
): Promise<Result<{ noteId: NoteId }>> {
  const worker = workerOf(context);
  return transaction(context, async (tx) => {
    const known = await findReadable(tx, context.actor, input.caseId);
    if (!known) return refuse('not-found', 404);
    const noteId = NoteId.parse(context.newId());
    const subject = caseSubject(known.id);
    await writeNote(tx, context, {
      id: noteId,
      subject,
      accountId: known.account_id,
      author: worker,
      text: input.text,
      writtenAt: context.now,
    });
    if (input.fileIds.length > 0) await attachFiles(tx, context, input.fileIds, { kind: 'note', id: noteId, subject });
    return ok({ noteId });
  });
}
