import { type Selectable, sql } from 'kysely';
import { namesOf } from '#capabilities/people/index.ts';
import { MessageId, NoteId, PersonId, type SubjectRef } from '#kernel/ids.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type FileInfo, type FileOn, filesOn } from '#platform/files.ts';
import { type Delivery, PENDING_REASONS, type PendingDecision } from '../domain/words.ts';
import type { ConversationTables, MessageTable, NoteTable } from './tables.ts';

/** A message with its files, as the contract shows it. */
export type MessageShown = ReturnType<typeof messageShown>;

/** A note with its files, as the contract shows it. */
export type NoteShown = ReturnType<typeof noteShown>;

function authorOf(row: { author_person_id: string | null; author_name: string }) {
  return { id: row.author_person_id === null ? null : PersonId.parse(row.author_person_id), name: row.author_name };
}

interface MessageRow extends Omit<Selectable<MessageTable>, 'html'> {
  readonly as_mail: boolean;
}

function messageShown(row: MessageRow, files: readonly FileInfo[]) {
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
    asMail: row.as_mail,
    warnings: [...row.warnings],
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

interface AroundNote {
  readonly files: readonly FileInfo[];
  readonly names: ReadonlyMap<PersonId, string>;
}

function noteShown(row: NoteRow, { files, names }: AroundNote) {
  return {
    id: NoteId.parse(row.id),
    author: authorOf(row),
    text: row.text,
    mentioned: row.mentioned.map((id) => ({ id, name: names.get(id) ?? '' })),
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
  'warnings',
] as const;

function messages(tx: Tx) {
  return tx
    .tables<ConversationTables>()
    .selectFrom('conversations.message')
    .select(MESSAGE)
    .select((eb) => eb('html', 'is not', null).$castTo<boolean>().as('as_mail'));
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
  const repeats = repeatsOf();
  return rows.map((row) => messageShown(row, repeats(row, files.get(row.id) ?? [])));
}

/** Marks the pictures that earlier messages of the same author carried. Ask in the order of the messages. */
function repeatsOf() {
  const seen = new Set<string>();
  return ({ author_person_id: id, author_name: name }: MessageRow, files: readonly FileOn[]): FileInfo[] => {
    const marked = files.map((file) => ({ ...file, repeated: file.inline && seen.has(`${id ?? name} ${file.hash}`) }));
    for (const { hash } of files) seen.add(`${id ?? name} ${hash}`);
    return marked;
  };
}

/** One message, or null when it is not there for the transaction's actor. */
export async function findMessage(tx: Tx, id: MessageId): Promise<MessageShown | null> {
  const row = await messages(tx).where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const files = await filesOn(tx, 'message', [id]);
  return messageShown(row, files.get(id) ?? []);
}

/** What we said last about each of these subjects, by their ids; automatic messages answer nothing. */
export async function lastAnswers(
  tx: Tx,
  kind: SubjectRef['kind'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, { text: string; author: string; sentAt: Instant }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.message')
    .distinctOn('subject_id')
    .select(['subject_id', 'new_part', 'author_name', 'sent_at'])
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', ids)
    .where('direction', '=', 'to-customer')
    .where('automatic', '=', false)
    .orderBy('subject_id')
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [row.subject_id, { text: row.new_part, author: row.author_name, sentAt: row.sent_at }]),
  );
}

/** Whether there is a message of that id about the subject. */
export async function isMessageAbout(tx: Tx, id: MessageId, subject: SubjectRef): Promise<boolean> {
  const row = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.message')
    .select('id')
    .where('id', '=', id)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was said last about each of these subjects, newest first, at most so much of each: for showing what a search found. */
export async function textsAbout(
  tx: Tx,
  kind: SubjectRef['kind'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; texts: string[] }>`
    select asked.id, array(
      select left(new_part, 4000) from conversations.message
      where subject_kind = ${kind} and subject_id = asked.id order by sent_at desc, id desc limit 8
    ) as texts from unnest(${sql.val(ids)}::uuid[]) asked (id)`.execute(tx.tables<ConversationTables>());
  return new Map(rows.map(({ id, texts }) => [id, texts]));
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
  const { people: names } = await namesOf(tx, { people: [...new Set(rows.flatMap(({ mentioned }) => mentioned))] });
  return rows.map((row) => noteShown(row, { files: files.get(row.id) ?? [], names }));
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
