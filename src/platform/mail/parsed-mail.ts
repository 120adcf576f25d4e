import type { Instant } from '#kernel/time.ts';
import type { MailAuthentication } from './authentication.ts';
import type { CalendarCard } from './calendar-card.ts';
import type { MailProtection } from './protection.ts';
import type { MailWarning } from './warnings.ts';

/** A mailbox as a header or an envelope names it. `name` is empty when there is none; `address` is lower-case. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** A part that is not the body. `inline`: the HTML shows it, by its content id. */
export interface ParsedAttachment {
  /** One path segment, without control or direction characters; never empty. */
  readonly filename: string;
  /** As the sender declared it, lower-case; believe the bytes, not this. */
  readonly contentType: string;
  readonly size: number;
  readonly content: Uint8Array;
  readonly inline: boolean;
  /** Without angle brackets. */
  readonly contentId: string | null;
}

/** What a delivery report says about one recipient. `delayed` is not a failure: the mail may still arrive. */
export interface ReportedRecipient {
  readonly address: string;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'unknown';
  /** Enhanced status code such as `5.1.1`; empty when the report gives none. */
  readonly status: string;
}

/** A machine's report about a mail: not delivered, read, or complained about. */
export interface MailReport {
  readonly kind: 'delivery-status' | 'disposition' | 'feedback';
  readonly recipients: readonly ReportedRecipient[];
  /** Message-ID of the mail that the report is about, with angle brackets. */
  readonly originalMessageId: string | null;
}

/**
 * A mail as we understand it. Texts are in NFC, without NUL or control characters, with `\n` line ends.
 * Message-IDs keep their angle brackets, as on the wire.
 */
export interface ParsedMail {
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** Null when the mail names no usable sender. */
  readonly from: Mailbox | null;
  /** Several senders or several From lines: whoever shows only one of them can be fooled. */
  readonly ambiguousSender: boolean;
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly subject: string;
  /** As the sender's clock said; null when missing or absurd. */
  readonly date: Instant | null;
  /** Everything that was written, quotes and signature included. */
  readonly text: string;
  /** Cleaned by allow-list; loads nothing by itself. Null when the mail had no HTML. */
  readonly html: string | null;
  /** Some characters had to be guessed, because the mail does not hold what it says it holds. */
  readonly doubtfulText: boolean;
  /** How it is signed or locked; null for ordinary mail. Neither verified nor opened. */
  readonly protection: MailProtection | null;
  /** The meeting that it asks for, answers or calls off. */
  readonly calendar: CalendarCard | null;
  /** What in it reads as one thing and is another. */
  readonly warnings: readonly MailWarning[];
  /** `text` without the quoted mail and the signature: a view, never a replacement. */
  readonly newPart: string;
  readonly attachments: readonly ParsedAttachment[];
  /** First word of Auto-Submitted in lower case, for example `auto-replied`; null when the header is missing. */
  readonly autoSubmitted: string | null;
  readonly precedence: string | null;
  readonly listId: string | null;
  /** True when X-Autoreply, X-Autorespond or X-Autoresponder stands in the mail. */
  readonly autoReplyHeader: boolean;
  /** X-Auto-Response-Suppress in lower case; null when missing. It only asks for no automatic answer. */
  readonly autoResponseSuppress: string | null;
  readonly isDeliveryReport: boolean;
  readonly report: MailReport | null;
  /** SHA-256 in hex of the raw body, without its header: equal for two deliveries of one mail. */
  readonly bodyHash: string;
  /** The headers that rules read, by lower-case name, in order of appearance. Nothing else passes the door. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

/** Why a mail could not be read. The raw mail is kept in each case. */
export type ParseFailure = 'timeout' | 'too-large' | 'unparsable';

/** Why a mail was not read. `detail` is for the log and holds no mail text. */
export interface Unread {
  readonly failure: ParseFailure;
  readonly detail: string;
}

/** What reading a mail answers: the mail, or why there is none. */
export type ParseOutcome = { readonly mail: ParsedMail } | Unread;

/** A mail that was read, with what was found out about its sender. */
export interface CheckedMail {
  readonly mail: ParsedMail;
  readonly authentication: MailAuthentication;
}
