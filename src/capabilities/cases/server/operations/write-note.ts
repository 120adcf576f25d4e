import { attachFiles, writeNote } from '#capabilities/conversations/index.ts';
import { type CaseId, type FileId, NoteId, type PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { decideMentions } from '../../domain/mentions.ts';
import { caseSubject } from '../../facts.ts';
import { caseReaders } from '../case-readers.ts';
import { findReadable } from '../store.ts';
import { tellMentioned } from '../tell-mentioned.ts';
import { workerOf } from './changing.ts';
import { draftIsDone } from './drafts.ts';

export interface NoteInput {
  readonly caseId: CaseId;
  readonly text: string;
  readonly fileIds: readonly FileId[];
  /** Whom it names, who are told of it. */
  readonly mentions?: readonly PersonId[];
}

/**
 * Writes a note that only the team reads. It changes nothing for the customer, not even a clock. Refuses
 * `case.mentioned-cannot-read`.
 */
export function noteOnCase(context: Context, input: NoteInput): Promise<Result<{ noteId: NoteId }>> {
  const worker = workerOf(context);
  return transaction(context, async (tx) => {
    const known = await findReadable(tx, context.actor, input.caseId);
    if (!known) return refuse('not-found', 404);
    const { mentions = [], text } = input;
    const readers = mentions.length === 0 ? [] : (await caseReaders(tx, context, known)).map(({ id }) => id);
    const named = decideMentions(mentions, { writer: worker.id, readers });
    if (!named.ok) return named;
    const noteId = NoteId.parse(context.newId());
    const subject = caseSubject(known.id);
    await writeNote(tx, context, {
      id: noteId,
      subject,
      accountId: known.account_id,
      author: worker,
      text,
      mentioned: named.value,
      writtenAt: context.now,
    });
    await draftIsDone(tx, context, { caseId: known.id, kind: 'note', text });
    await tellMentioned(tx, context, { caseId: known.id, noteId, to: named.value, by: worker.name, text });
    if (input.fileIds.length > 0) await attachFiles(tx, context, input.fileIds, { kind: 'note', id: noteId, subject });
    return ok({ noteId });
  });
}
