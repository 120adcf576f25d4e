import type { Selectable } from 'kysely';
import type { MessageId, NoteId, SubjectRef } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at, json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { MailOrigin } from './operations/post-message.ts';
import type { ConversationTables, PendingMailTable } from './tables.ts';

export type PendingMail = Selectable<PendingMailTable>;

/** Keeps what would become of the words in a note. As the system. */
export async function insertPending(
  tx: Tx,
  given: Pick<PendingMail, 'account_id' | 'author_person_id' | 'author_name' | 'address' | 'reason'> & {
    readonly noteId: NoteId;
    readonly subject: SubjectRef;
    readonly origin: MailOrigin;
  },
): Promise<void> {
  const { noteId, subject, origin, ...columns } = given;
  await tx
    .tables<ConversationTables>()
    .insertInto('conversations.pending_mail')
    .values({
      ...columns,
      note_id: noteId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      inbound_mail_id: origin.inboundMailId,
      origin: json(origin),
    })
    .execute();
}

/** The words behind a note of this subject, with their text, held until the transaction ends. */
export function lockPending(
  tx: Tx,
  subject: SubjectRef,
  noteId: NoteId,
): Promise<(PendingMail & { readonly text: string }) | undefined> {
  return tx
    .tables<ConversationTables>()
    .selectFrom('conversations.pending_mail as pending')
    .innerJoin('conversations.note as note', 'note.id', 'pending.note_id')
    .selectAll('pending')
    .select('note.text')
    .where('pending.note_id', '=', noteId)
    .where('pending.subject_kind', '=', subject.kind)
    .where('pending.subject_id', '=', subject.id)
    .forUpdate('pending')
    .executeTakeFirst();
}

/** Records the team's judgement on words that wait. */
export async function decidePending(
  tx: Tx,
  noteId: NoteId,
  decided: {
    readonly decision: 'accepted' | 'refused';
    readonly by: string;
    readonly at: Instant;
    readonly messageId: MessageId | null;
  },
): Promise<void> {
  await tx
    .tables<ConversationTables>()
    .updateTable('conversations.pending_mail')
    .set({
      decision: decided.decision,
      decided_by: decided.by,
      decided_at: at(decided.at),
      message_id: decided.messageId,
    })
    .where('note_id', '=', noteId)
    .execute();
}

/** Whether words from this address were accepted for the subject before. */
export async function wasAccepted(tx: Tx, address: string, subjectId: string): Promise<boolean> {
  const found = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.pending_mail')
    .select('note_id')
    .where('subject_id', '=', subjectId)
    .where('address', '=', address)
    .where('decision', '=', 'accepted')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
