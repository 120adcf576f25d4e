import type { ColumnType, Generated, Selectable } from 'kysely';
import type { OptionalMail } from '#capabilities/people/index.ts';
import type { PersonId, ServiceId, SnippetId, TeamId } from '#kernel/ids.ts';
import type { Language } from '#kernel/text.ts';
import type { Json, NullableTimestamp, ReadOnly, Timestamp } from '#platform/database/columns.ts';
import type { MailAuthentication } from '#platform/mail/authentication.ts';
import type { CalendarCard } from '#platform/mail/calendar-card.ts';
import type { MailProtection } from '#platform/mail/protection.ts';
import type { MailBlock } from '#platform/mail/render.ts';
import type { MailWarning } from '#platform/mail/warnings.ts';
import type { Channel, Delivery, Direction, IntakeState, PendingDecision, Purpose } from '../domain/words.ts';
import type { MailOrigin } from './operations/post-message.ts';

export interface MessageTable {
  id: string;
  account_id: string;
  subject_kind: string;
  subject_id: string;
  direction: Direction;
  author_person_id: string | null;
  author_name: string;
  channel: Channel;
  text: string;
  new_part: string;
  html: Generated<string | null>;
  automatic: Generated<boolean>;
  sent_at: Timestamp;
  recorded_at: ReadOnly<number>;
  delivery: Generated<Delivery>;
  message_id_header: Generated<string | null>;
  in_reply_to: Generated<string[]>;
  inbound_mail_id: Generated<string | null>;
  unverified_sender: Generated<boolean>;
  doubtful_text: Generated<boolean>;
  protection: Generated<MailProtection | null>;
  calendar: Json<CalendarCard> | null;
  warnings: ColumnType<readonly MailWarning[], string | undefined, string>;
}

export interface NoteTable {
  id: string;
  account_id: string;
  subject_kind: string;
  subject_id: string;
  author_person_id: string | null;
  author_name: string;
  text: string;
  mentioned: Generated<PersonId[]>;
  written_at: Timestamp;
  recorded_at: ReadOnly<number>;
}

export interface PendingMailTable {
  note_id: string;
  account_id: string;
  subject_kind: string;
  subject_id: string;
  inbound_mail_id: string;
  author_person_id: string | null;
  author_name: string;
  address: string;
  reason: string;
  origin: Json<MailOrigin>;
  decision: Generated<PendingDecision>;
  decided_by: Generated<string | null>;
  decided_at: NullableTimestamp;
  message_id: Generated<string | null>;
}

export interface MailAddressTable {
  /** In lower case. */
  address: string;
  team_id: TeamId | null;
  service_id: ServiceId | null;
}

export interface InboundMailTable {
  id: string;
  /** SHA-256 of the raw mail. */
  hash: Buffer;
  envelope_from: string;
  envelope_to: string[];
  remote_address: string;
  helo: Generated<string>;
  received_at: Timestamp;
  state: Generated<IntakeState>;
  rule: Generated<string | null>;
  reason: Generated<string | null>;
  settled_at: NullableTimestamp;
  attempts: Generated<number>;
  tried_at: NullableTimestamp;
  last_error: Generated<string | null>;
  message_id_header: Generated<string | null>;
  body_hash: Generated<string | null>;
  from_address: Generated<string | null>;
  from_name: Generated<string | null>;
  mail_subject: Generated<string | null>;
  subject_kind: Generated<string | null>;
  subject_id: Generated<string | null>;
  message_id: Generated<string | null>;
  note_id: Generated<string | null>;
  duplicate_of: Generated<string | null>;
  authentication: Json<MailAuthentication> | null;
  message_id_reused: Generated<boolean>;
}

/** What a mail says, before it is rendered for its reader. */
export interface MailContent {
  /** The Subject line. */
  readonly title: string;
  /** IANA name of the reader's zone. */
  readonly zone: string;
  readonly blocks: readonly MailBlock[];
  /** Which mails it is one of, where its reader may do without them. */
  readonly optional?: OptionalMail;
}

export interface OutboundMailTable {
  id: string;
  account_id: string | null;
  subject_kind: string | null;
  subject_id: string | null;
  message_id: string | null;
  purpose: Purpose;
  recipient_address: string;
  recipient_name: string;
  recipient_person_id: PersonId | null;
  language: Language;
  content: Json<MailContent>;
  message_id_header: string;
  state: Generated<Exclude<Delivery, 'none'>>;
  queued_at: Timestamp;
  attempts: Generated<number>;
  next_try_at: NullableTimestamp;
  last_error: Generated<string | null>;
  sent_at: NullableTimestamp;
  /** The address of ours that it went from; null before its first try. */
  sender_address: Generated<string | null>;
  /** When a person let it go in spite of a cap. */
  released_at: NullableTimestamp;
}

export interface FailingAddressTable {
  id: string;
  /** In lower case. */
  address: string;
  score: number;
  scored_at: NullableTimestamp;
  stopped_at: NullableTimestamp;
  words: string;
  mail_id: string | null;
}

export interface SnippetTable {
  id: SnippetId;
  person_id: PersonId | null;
  team_id: TeamId | null;
  name: string;
  text: string;
  version: number;
  changed_at: Timestamp;
}

export type SnippetRow = Selectable<SnippetTable>;

export interface MailboxTable {
  name: string;
  uid_validity: Generated<string | null>;
  done_to: Generated<number>;
  begins_at: Generated<number>;
  heard_at: NullableTimestamp;
  taken_at: NullableTimestamp;
  trouble: Generated<string | null>;
}

export interface MailboxMailTable {
  mailbox: string;
  uid_validity: string;
  uid: number;
  inbound_mail_id: string | null;
  reason: string | null;
  noted_at: Timestamp;
  wanted_at: NullableTimestamp;
  gone_at: NullableTimestamp;
}

export interface ConversationTables {
  'conversations.message': MessageTable;
  'conversations.note': NoteTable;
  'conversations.pending_mail': PendingMailTable;
  'conversations.mail_address': MailAddressTable;
  'conversations.inbound_mail': InboundMailTable;
  'conversations.outbound_mail': OutboundMailTable;
  'conversations.failing_address': FailingAddressTable;
  'conversations.snippet': SnippetTable;
  'conversations.mailbox': MailboxTable;
  'conversations.mailbox_mail': MailboxMailTable;
}
