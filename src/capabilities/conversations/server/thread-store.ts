import { MessageId } from '#kernel/ids.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { QuotedMessage } from '#platform/mail/render.ts';
import type { OutboundMail } from './outbound-store.ts';
import type { ConversationTables } from './tables.ts';

/** What a mail's recipient has of its conversation already: their own mails, and ours to them. Nobody else's. */
export interface KnownThread {
  /** Message-IDs, oldest first. */
  readonly references: readonly string[];
  /** The last mail of theirs. */
  readonly inReplyTo: string | null;
  /** Newest first. */
  readonly quoted: readonly QuotedMessage[];
}

const EMPTY: KnownThread = { references: [], inReplyTo: null, quoted: [] };
const IDS_AT_MOST = 200;
const QUOTED_AT_MOST = 4;

interface Known {
  readonly messageId: string | null;
  readonly header: string | null;
  readonly at: number;
  readonly theirs: boolean;
}

async function knownMails(tx: Tx, row: OutboundMail): Promise<Known[]> {
  const db = tx.tables<ConversationTables>();
  const theirs = await db
    .selectFrom('conversations.inbound_mail')
    .select(['message_id', 'message_id_header', 'received_at'])
    .where('subject_id', '=', row.subject_id)
    .where('from_address', '=', row.recipient_address)
    .where('state', 'in', ['case', 'reply'])
    .where('received_at', '<=', moment(row.queued_at))
    .orderBy('received_at', 'desc')
    .limit(IDS_AT_MOST)
    .execute();
  const ours = await db
    .selectFrom('conversations.outbound_mail')
    .select(['message_id', 'message_id_header', 'queued_at'])
    .where('subject_id', '=', row.subject_id)
    .where('recipient_address', '=', row.recipient_address)
    .where('id', '<>', row.id)
    .where('state', 'in', ['queued', 'sent'])
    .where('queued_at', '<=', moment(row.queued_at))
    .orderBy('queued_at', 'desc')
    .limit(IDS_AT_MOST)
    .execute();
  return [
    ...theirs.map((one) => ({
      messageId: one.message_id,
      header: one.message_id_header,
      at: one.received_at,
      theirs: true,
    })),
    ...ours.map((one) => ({
      messageId: one.message_id,
      header: one.message_id_header,
      at: one.queued_at,
      theirs: false,
    })),
  ].toSorted((a, b) => a.at - b.at);
}

async function quotes(tx: Tx, ids: readonly string[]): Promise<QuotedMessage[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.message')
    .select(['author_name', 'sent_at', 'new_part'])
    .where('id', 'in', [...ids])
    .where('automatic', '=', false)
    .orderBy('sent_at', 'desc')
    .execute();
  return rows.map((one) => ({ author: one.author_name, sentAt: one.sent_at, text: one.new_part }));
}

/** The conversation as the recipient of this mail knows it. Notes are never part of it. As the system. */
export async function threadKnownTo(tx: Tx, row: OutboundMail): Promise<KnownThread> {
  if (row.subject_id === null) return EMPTY;
  const mails = await knownMails(tx, row);
  const carried = row.message_id === null ? null : MessageId.parse(row.message_id);
  const ids = mails.map((one) => one.messageId).filter((id) => id !== null && id !== carried);
  const unique = [...new Set(ids.toReversed())].filter((id) => id !== null).slice(0, QUOTED_AT_MOST);
  return {
    references: mails.map((one) => one.header).filter((header) => header !== null),
    inReplyTo: mails.findLast((one) => one.theirs && one.header !== null)?.header ?? null,
    quoted: row.purpose === 'reply' ? await quotes(tx, unique) : [],
  };
}
