import { type Selectable, sql } from 'kysely';
import type { AccountId, CaseId, MessageId, PersonId, SubjectRef } from '#kernel/ids.ts';
import type { Language } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';
import { at, json, moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Purpose } from '../domain/words.ts';
import type { ConversationTables, MailContent, OutboundMailTable } from './tables.ts';

export type OutboundMail = Selectable<OutboundMailTable>;
export type OutboundState = OutboundMail['state'];

const LOCK = 7_423_022;

export interface NewOutbound {
  readonly id: string;
  readonly subject: SubjectRef | null;
  readonly accountId: AccountId | null;
  readonly messageId: MessageId | null;
  readonly purpose: Purpose;
  readonly recipient: {
    readonly address: string;
    readonly name: string;
    readonly personId: PersonId | null;
    readonly language: Language;
  };
  readonly content: MailContent;
  readonly messageIdHeader: string;
  readonly queuedAt: Instant;
}

/** Puts a mail into the outbox. */
export async function insertOutbound(tx: Tx, given: NewOutbound): Promise<void> {
  await tx
    .tables<ConversationTables>()
    .insertInto('conversations.outbound_mail')
    .values({
      id: given.id,
      account_id: given.accountId,
      subject_kind: given.subject?.kind ?? null,
      subject_id: given.subject?.id ?? null,
      message_id: given.messageId,
      purpose: given.purpose,
      recipient_address: given.recipient.address,
      recipient_name: given.recipient.name,
      recipient_person_id: given.recipient.personId,
      language: given.recipient.language,
      content: json(given.content),
      message_id_header: given.messageIdHeader,
      queued_at: at(given.queuedAt),
    })
    .execute();
}

/** A mail that waits to go out, held until the transaction ends. Mails to one address are claimed one by one. */
export async function lockQueued(tx: Tx, id: string): Promise<OutboundMail | undefined> {
  const db = tx.tables<ConversationTables>();
  const row = await db
    .selectFrom('conversations.outbound_mail')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .forUpdate()
    .executeTakeFirst();
  if (row) await sql`select pg_advisory_xact_lock(${LOCK}, hashtext(${row.recipient_address}))`.execute(db);
  return row;
}

/** What changes about a mail on its way. */
export interface OutboundChange {
  readonly state?: OutboundState;
  readonly attempts?: number;
  readonly nextTryAt?: Instant | null;
  readonly lastError?: string | null;
  readonly sentAt?: Instant;
  readonly senderAddress?: string;
  readonly releasedAt?: Instant;
}

export async function updateOutbound(tx: Tx, id: string, change: OutboundChange): Promise<void> {
  await tx
    .tables<ConversationTables>()
    .updateTable('conversations.outbound_mail')
    .set({
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.attempts === undefined ? {} : { attempts: change.attempts }),
      ...(change.nextTryAt === undefined ? {} : { next_try_at: at(change.nextTryAt) }),
      ...(change.lastError === undefined ? {} : { last_error: change.lastError }),
      ...(change.sentAt === undefined ? {} : { sent_at: at(change.sentAt) }),
      ...(change.senderAddress === undefined ? {} : { sender_address: change.senderAddress }),
      ...(change.releasedAt === undefined ? {} : { released_at: at(change.releasedAt) }),
    })
    .where('id', '=', id)
    .execute();
}

/** The states of all mails that carry a message. */
export async function statesOfMessage(tx: Tx, messageId: MessageId): Promise<OutboundState[]> {
  const rows = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.outbound_mail')
    .select('state')
    .where('message_id', '=', messageId)
    .execute();
  return rows.map((row) => row.state);
}

/** Mails that should have been tried before `before`, oldest first; at most 500. */
export function overdueOutbound(tx: Tx, before: Instant): Promise<{ id: string; since: Instant }[]> {
  return tx
    .tables<ConversationTables>()
    .selectFrom('conversations.outbound_mail')
    .select(['id', 'queued_at as since'])
    .where('state', '=', 'queued')
    .where((eb) => eb(eb.fn.coalesce('next_try_at', 'queued_at'), '<', moment(before)))
    .orderBy('queued_at')
    .limit(500)
    .execute();
}

/** A mail that was handed over, by its Message-ID. */
export function findSentByHeader(tx: Tx, messageIdHeader: string): Promise<OutboundMail | undefined> {
  return tx
    .tables<ConversationTables>()
    .selectFrom('conversations.outbound_mail')
    .selectAll()
    .where('message_id_header', '=', messageIdHeader)
    .where('state', '=', 'sent')
    .executeTakeFirst();
}

/** Everybody to whom a mail about a case was handed over. */
export async function recipientsAbout(tx: Tx, caseId: CaseId): Promise<string[]> {
  const rows = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.outbound_mail')
    .select('recipient_address')
    .distinct()
    .where('subject_id', '=', caseId)
    .where('state', '=', 'sent')
    .limit(200)
    .execute();
  return rows.map((row) => row.recipient_address);
}

/** The last mail that was handed over about a case to one of these addresses. */
export function findLastSentTo(
  tx: Tx,
  caseId: CaseId,
  addresses: readonly string[],
): Promise<OutboundMail | undefined> {
  return tx
    .tables<ConversationTables>()
    .selectFrom('conversations.outbound_mail')
    .selectAll()
    .where('subject_id', '=', caseId)
    .where('recipient_address', 'in', addresses.length === 0 ? [''] : [...addresses])
    .where('state', '=', 'sent')
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A mail that a cap stopped, held until the transaction ends. */
export function lockHeld(tx: Tx, id: string): Promise<OutboundMail | undefined> {
  return tx
    .tables<ConversationTables>()
    .selectFrom('conversations.outbound_mail')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'held')
    .forUpdate()
    .executeTakeFirst();
}

/** The mails that caps stopped, the newest first. */
export function heldMails(tx: Tx, limit: number): Promise<OutboundMail[]> {
  return tx
    .tables<ConversationTables>()
    .selectFrom('conversations.outbound_mail')
    .selectAll()
    .where('state', '=', 'held')
    .orderBy('queued_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}
