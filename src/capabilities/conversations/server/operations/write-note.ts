import { fact } from '#kernel/facts.ts';
import type { AccountId, NoteId, PersonId, SubjectRef } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { noteWritten } from '../../facts.ts';
import type { ConversationTables } from '../tables.ts';
import type { Author } from './post-message.ts';

export interface NoteToWrite {
  readonly id: NoteId;
  readonly subject: SubjectRef;
  readonly accountId: AccountId;
  readonly author: Author;
  readonly text: string;
  /** Whom it names. */
  readonly mentioned?: readonly PersonId[];
  readonly writtenAt: Instant;
}

/** Stores what the team writes for itself, and records the fact for the team. The database refuses this to customers. */
export async function writeNote(tx: Tx, context: Context, given: NoteToWrite): Promise<void> {
  const { subject, accountId, author, writtenAt } = given;
  await tx
    .tables<ConversationTables>()
    .insertInto('conversations.note')
    .values({
      id: given.id,
      account_id: accountId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      author_person_id: author.id,
      author_name: author.name,
      text: given.text,
      mentioned: [...(given.mentioned ?? [])],
      written_at: at(writtenAt),
    })
    .execute();
  const about = { subject, accountId, occurredAt: writtenAt };
  await appendFacts(tx, context, [fact(noteWritten, about, { noteId: given.id, author: author.name })]);
}
