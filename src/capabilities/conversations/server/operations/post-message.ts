import { fact, type NewFact } from '#kernel/facts.ts';
import type { AccountId, MessageId, PersonId, SubjectRef } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { at, json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { CalendarCard } from '#platform/mail/calendar-card.ts';
import type { MailProtection } from '#platform/mail/protection.ts';
import type { MailWarning } from '#platform/mail/warnings.ts';
import type { Channel, Direction } from '../../domain/words.ts';
import { automaticMessageReceived, messageReceived, messageSent } from '../../facts.ts';
import type { ConversationTables } from '../tables.ts';

export interface Author {
  /** Null for a stranger and for the program. */
  readonly id: PersonId | null;
  readonly name: string;
}

/** What came by mail beside its text. Mail intake makes it, and whoever posts the message hands it through. */
export interface MailOrigin {
  readonly inboundMailId: string;
  /** Cleaned by allow-list; null when the mail had none. */
  readonly html: string | null;
  /** The text without quoted mail and signature. */
  readonly newPart: string;
  readonly messageIdHeader: string | null;
  readonly inReplyTo: readonly string[];
  /** Nobody proved that the mail comes from the author's address. */
  readonly unverifiedSender: boolean;
  /** Some characters had to be guessed. */
  readonly doubtfulText: boolean;
  readonly protection: MailProtection | null;
  readonly calendar: CalendarCard | null;
  /** Absent in what waited since before there were any. */
  readonly warnings?: readonly MailWarning[];
}

export interface MessageToPost {
  readonly id: MessageId;
  readonly subject: SubjectRef;
  readonly accountId: AccountId;
  readonly direction: Direction;
  readonly author: Author;
  readonly channel: Channel;
  readonly text: string;
  /** When it was said, which may be before it was recorded. */
  readonly sentAt: Instant;
  /** A machine wrote it: it is shown as such and counts as nobody's word. */
  readonly automatic?: boolean;
  readonly mail?: MailOrigin;
}

function factAbout(given: MessageToPost): NewFact {
  const about = { subject: given.subject, accountId: given.accountId, occurredAt: given.sentAt };
  const data = { messageId: given.id, author: given.author.name, channel: given.channel };
  const automatic = given.automatic ?? false;
  if (given.direction === 'to-customer') return fact(messageSent, about, { ...data, automatic });
  return fact(automatic ? automaticMessageReceived : messageReceived, about, data);
}

function mailColumns(mail: MailOrigin | undefined) {
  if (!mail) return {};
  return {
    html: mail.html,
    message_id_header: mail.messageIdHeader,
    in_reply_to: [...mail.inReplyTo],
    inbound_mail_id: mail.inboundMailId,
    unverified_sender: mail.unverifiedSender,
    doubtful_text: mail.doubtfulText,
    protection: mail.protection,
    calendar: mail.calendar === null ? null : json(mail.calendar),
    warnings: json(mail.warnings ?? []),
  };
}

/**
 * Stores what was said between a customer and us; answers the fact, which the caller records with those of its own.
 * Customers speak for themselves alone, which the database enforces; only the system stores what came by mail. One
 * mail makes one message, never two.
 */
export async function storeMessage(tx: Tx, given: MessageToPost): Promise<NewFact> {
  await tx
    .tables<ConversationTables>()
    .insertInto('conversations.message')
    .values({
      id: given.id,
      account_id: given.accountId,
      subject_kind: given.subject.kind,
      subject_id: given.subject.id,
      direction: given.direction,
      author_person_id: given.author.id,
      author_name: given.author.name,
      channel: given.channel,
      text: given.text,
      new_part: given.mail?.newPart ?? given.text,
      sent_at: at(given.sentAt),
      ...(given.automatic ? { automatic: true } : {}),
      ...mailColumns(given.mail),
    })
    .execute();
  return factAbout(given);
}

/** Like `storeMessage`, and records the fact at once. */
export async function postMessage(tx: Tx, context: Context, given: MessageToPost): Promise<void> {
  await appendFacts(tx, context, [await storeMessage(tx, given)]);
}
