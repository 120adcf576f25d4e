import type { Selectable } from 'kysely';
import { MessageId, NoteId, PersonId, type SubjectRef } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type FileInfo, filesOn } from '#platform/files.ts';
import { type Delivery, PENDING_REASONS, type PendingDecision } from '../domain/words.ts';
import type { ConversationTables, MessageTable, NoteTable } from './tables.ts';

/** A message with its files, as the contract shows it. */
export type MessageShown = ReturnType<typeof messageShown>;

/** A note with its files, as the contract shows it. */
export type NoteShown = ReturnType<typeof noteShown>;

function authorOf(row: { author_person_id: string | null; author_name: string }) {
  return { id: row.author_person_id === null ? null : PersonId.parse(row.author_person_id), name: row.author_name };
}

function messageShown(row: Omit<Selectable<MessageTable>, 'html'>, files: readonly FileInfo[]) {
  return {
    id: MessageId.parse(row.id),
    direction: row.direction,
    author: authorOf(row),
    channel: row.channel,
    text: row.text,
    newPart: row.new_part,
    files: [...files],
    sentAt: toIso(row.sent_at),
    delivery: row.delivery,
    automatic: row.automatic,
    unverifiedSender: row.unverified_sender,
    doubtfulText: row.doubtful_text,
    protection: row.protection,
    calendar: row.calendar,
  };
}

interface NoteRow extends Selectable<NoteTable> {
  readonly address: string | null;
  readonly reason: string | null;
  readonly decision: PendingDecision | null;
  readonly decided_by: string | null;
}

/** What waits, or waited, for a judgement on a note; null for what the team wrote itself. */
function pendingOf({ address, reason, decision, decided_by: decidedBy }: NoteRow) {
  const why = PENDING_REASONS.find((one) => one === reason) ?? 'someone-new';
  return address === null || decision === null ? null : { address, reason: why, decision, decidedBy };
}

function noteShown(row: NoteRow, files: readonly FileInfo[]) {
  return {
    id: NoteId.parse(row.id),
    author: authorOf(row),
    text: row.text,
    files: [...files],
    writtenAt: toIso(row.written_at),
    pending: pendingOf(row),
  };
}

const MESSAGE = [
  'id',
  'account_id',
  'subject_kind',
  'subject_id',
  'direction',
  'author_person_id',
  'author_name',
  'channel',
  'text',
  'new_part',
  'automatic',
  'sent_at',
  'recorded_at',
  'delivery',
  'message_id_header',
  'in_reply_to',
  'inbound_mail_id',
  'unverified_sender',
  'doubtful_text',
  'protection',
  'calendar',
] as const;

function messages(tx: Tx) {
  return tx.tables<ConversationTables>().selectFrom('conversations.message').select(MESSAGE);
}

/** What was said about a subject, oldest first, as far as the transaction's actor may see it. */
export async function messagesAbout(tx: Tx, subject: SubjectRef): Promise<MessageShown[]> {
  const rows = await messages(tx)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('sent_at')
    .orderBy('id')
    .execute();
  const files = await filesOn(
    tx,
    'message',
    rows.map((row) => row.id),
  );
  return rows.map((row) => messageShown(row, files.get(row.id) ?? []));
}

/** One message, or null when it is not there for the transaction's actor. */
export async function findMessage(tx: Tx, id: MessageId): Promise<MessageShown | null> {
  const row = await messages(tx).where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const files = await filesOn(tx, 'message', [id]);
  return messageShown(row, files.get(id) ?? []);
}

/** What the team wrote about a subject, oldest first. The database refuses this to a customer. */
export async function notesAbout(tx: Tx, subject: SubjectRef): Promise<NoteShown[]> {
  const rows = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.note as note')
    .leftJoin('conversations.pending_mail as pending', 'pending.note_id', 'note.id')
    .selectAll('note')
    .select(['pending.address', 'pending.reason', 'pending.decision', 'pending.decided_by'])
    .where('note.subject_kind', '=', subject.kind)
    .where('note.subject_id', '=', subject.id)
    .orderBy('note.written_at')
    .orderBy('note.id')
    .execute();
  const files = await filesOn(
    tx,
    'note',
    rows.map((row) => row.id),
  );
  return rows.map((row) => noteShown(row, files.get(row.id) ?? []));
}

/** Says how far the mails that carry a message have come. */
export async function setDelivery(tx: Tx, id: MessageId, delivery: Delivery): Promise<void> {
  await tx
    .tables<ConversationTables>()
    .updateTable('conversations.message')
    .set({ delivery })
    .where('id', '=', id)
    .execute();
}
