import { type Selectable, sql } from 'kysely';
import type { MessageId, NoteId, SubjectRef } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at, json, moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { MailAuthentication } from '#platform/mail/authentication.ts';
import type { Mailbox } from '#platform/mail/parsed-mail.ts';
import type { ReceivedEnvelope } from '#platform/mail/receive.ts';
import type { IntakeState } from '../domain/words.ts';
import type { ConversationTables, InboundMailTable } from './tables.ts';

export type InboundMail = Selectable<InboundMailTable>;

/** Keeps a mail as it came, before anybody looks into it. */
export async function insertInbound(
  tx: Tx,
  given: { readonly id: string; readonly raw: Buffer; readonly envelope: ReceivedEnvelope },
): Promise<void> {
  const { id, raw, envelope } = given;
  await tx
    .tables<ConversationTables>()
    .insertInto('conversations.inbound_mail')
    .values({
      id,
      hash: sql<Buffer>`platform.store_content(${raw})`,
      envelope_from: envelope.from,
      envelope_to: [...envelope.to],
      remote_address: envelope.remoteAddress,
      helo: envelope.helo,
      received_at: at(envelope.receivedAt),
    })
    .execute();
}

/** The mail, held until the transaction ends; undefined when it has its outcome already. */
export function lockWaiting(tx: Tx, id: string): Promise<InboundMail | undefined> {
  return tx
    .tables<ConversationTables>()
    .selectFrom('conversations.inbound_mail')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst();
}

/** A mail that is tried: how often so far, its bytes, and where it came from. */
export interface BegunMail {
  readonly attempts: number;
  readonly raw: Buffer;
  readonly envelopeFrom: string;
  readonly remoteAddress: string;
  readonly helo: string;
}

/**
 * Counts one more try. Answers the mail, or null when nothing is left to do. Call it in a transaction of its own: its
 * commit waits for no disk, because a count that is lost with the machine does no harm.
 */
export async function beginTry(tx: Tx, id: string, now: Instant): Promise<BegunMail | null> {
  const row = await tx
    .tables<ConversationTables>()
    .updateTable('conversations.inbound_mail')
    .set({ attempts: sql<number>`attempts + 1`, tried_at: at(now) })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning([
      'attempts',
      'envelope_from',
      'remote_address',
      'helo',
      sql<Buffer | null>`platform.bytes_of(hash)`.as('raw'),
      sql`set_config('synchronous_commit', 'off', true)`.as('relaxed'),
    ])
    .executeTakeFirst();
  if (!row?.raw) return null;
  const { attempts, raw, helo } = row;
  return { attempts, raw, envelopeFrom: row.envelope_from, remoteAddress: row.remote_address, helo };
}

/** What is noted of a mail when it gets its outcome. */
export interface Settlement {
  readonly state: Exclude<IntakeState, 'waiting'>;
  readonly rule: string;
  readonly reason: string;
  readonly at: Instant;
  readonly read: {
    readonly messageId: string | null;
    readonly bodyHash: string;
    readonly from: Mailbox | null;
    readonly subject: string;
    readonly authentication: MailAuthentication;
    readonly messageIdReused: boolean;
  } | null;
  readonly subject?: SubjectRef | undefined;
  readonly messageId?: MessageId | undefined;
  readonly noteId?: NoteId | undefined;
  readonly duplicateOf?: string | undefined;
  /** What went wrong, where something did. */
  readonly trouble?: string | undefined;
}

/** Gives a waiting mail its one outcome. Throws when it had one. */
export async function settle(tx: Tx, id: string, given: Settlement): Promise<void> {
  const { read } = given;
  const settled = await tx
    .tables<ConversationTables>()
    .updateTable('conversations.inbound_mail')
    .set({
      state: given.state,
      rule: given.rule,
      reason: given.reason,
      settled_at: at(given.at),
      last_error: given.trouble ?? null,
      message_id_header: read?.messageId ?? null,
      body_hash: read?.bodyHash ?? null,
      from_address: read?.from?.address ?? null,
      from_name: read?.from?.name ?? null,
      mail_subject: read?.subject ?? null,
      authentication: read ? json(read.authentication) : null,
      message_id_reused: read?.messageIdReused ?? false,
      subject_kind: given.subject?.kind ?? null,
      subject_id: given.subject?.id ?? null,
      message_id: given.messageId ?? null,
      note_id: given.noteId ?? null,
      duplicate_of: given.duplicateOf ?? null,
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (settled.numUpdatedRows !== 1n) throw new Error('The mail has its outcome already.');
}

/** Notes why a try failed. */
export async function noteTrouble(tx: Tx, id: string, trouble: string): Promise<void> {
  await tx
    .tables<ConversationTables>()
    .updateTable('conversations.inbound_mail')
    .set({ last_error: trouble })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Mails that have waited since before `before`, untouched since then too; at most 500, oldest first. */
export function waitingSince(tx: Tx, before: Instant): Promise<{ id: string; since: Instant }[]> {
  return tx
    .tables<ConversationTables>()
    .selectFrom('conversations.inbound_mail')
    .select(['id', 'received_at as since'])
    .where('state', '=', 'waiting')
    .where('received_at', '<', moment(before))
    .where((eb) => eb.or([eb('tried_at', 'is', null), eb('tried_at', '<', moment(before))]))
    .orderBy('received_at')
    .limit(500)
    .execute();
}

/** The newest mails that came in; with `outcome` those that became that. */
export function newestInbound(
  tx: Tx,
  { limit, outcome }: { readonly limit: number; readonly outcome?: IntakeState | undefined },
): Promise<InboundMail[]> {
  return tx
    .tables<ConversationTables>()
    .selectFrom('conversations.inbound_mail')
    .selectAll()
    .$if(outcome !== undefined, (query) => query.where('state', '=', outcome ?? 'quarantine'))
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** What became of a mail; null where there is none. */
export async function outcomeOf(tx: Tx, id: string): Promise<IntakeState | null> {
  const row = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.inbound_mail')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.state ?? null;
}

/** Puts a quarantined mail back to waiting. Answers false when it is not in quarantine. */
export async function reopenQuarantined(tx: Tx, id: string): Promise<boolean> {
  const reopened = await tx
    .tables<ConversationTables>()
    .updateTable('conversations.inbound_mail')
    .set({ state: 'waiting', settled_at: null, rule: null, reason: null, attempts: 0, tried_at: null })
    .where('id', '=', id)
    .where('state', '=', 'quarantine')
    .executeTakeFirst();
  return reopened.numUpdatedRows === 1n;
}
