import { createTransport, type NodemailerError, type SendMailOptions } from 'nodemailer';
import { type Instant, SECOND } from '#kernel/time.ts';
import { cleanAddress, cleanFilename, cleanLine, cleanText } from './clean.ts';
import type { DkimKey } from './dkim.ts';
import type { Mailbox } from './parsed-mail.ts';

export interface OutgoingAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** Set when the HTML shows it as `cid:…`. */
  readonly contentId?: string;
}

/** One mail to one recipient. Whatever goes into a header is cut clean of line ends and control characters. */
export interface OutgoingMail {
  /** From `signMessageId`: the same for every attempt, so that a doubled delivery is recognised as one mail. */
  readonly messageId: string;
  readonly date: Instant;
  readonly from: Mailbox;
  readonly to: Mailbox;
  /** Where bounces go, from `signReplyAddress` with purpose `bounce`; empty for a mail that must not bounce. */
  readonly envelopeFrom: string;
  readonly replyTo?: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly inReplyTo?: string;
  /** The whole chain, oldest first; the oldest and the newest 19 go into the mail. */
  readonly references?: readonly string[];
  /** Only for mail that no person wrote: an answer to something, or sent by itself. */
  readonly automatic?: 'auto-replied' | 'auto-generated';
  /** Where its reader ends mails of this kind; only for such as they may do without. */
  readonly unsubscribe?: string;
  /** BCP 47, for example `de`. */
  readonly language?: string;
  readonly attachments?: readonly OutgoingAttachment[];
}

/** `stage` says what was refused: only a refused recipient says something about the recipient's address. */
export type SendOutcome =
  | { readonly outcome: 'sent'; readonly response: string }
  | {
      readonly outcome: 'refused-permanently';
      readonly stage: 'recipient' | 'sender' | 'message';
      /** The SMTP code, for example 550; null when we refused it ourselves. */
      readonly code: number | null;
      readonly reason: string;
    }
  /** Not known to have arrived. Send the same mail again later, with the same Message-ID. */
  | { readonly outcome: 'try-later'; readonly reason: string };

export interface MailSenderOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; STARTTLS is used where it is offered. */
  readonly url: string;
  /** What we call ourselves to the server. */
  readonly hostname?: string;
  readonly connections?: number;
  /** The key that signs mail from this domain; null signs nothing. */
  readonly keyOf?: (domain: string) => Promise<DkimKey | null>;
  /** After this long an attempt is given up. Milliseconds. */
  readonly patience?: number;
}

export interface MailSender {
  /** Hands one mail to the SMTP server. Never rejects. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
  close(): void;
}

const MESSAGE_ID = /^<[^<>\s@]{1,400}@[^<>\s@]{1,255}>$/;
const MOST_REFERENCES = 20;

/** The oldest id, which names the thread, and the newest ones. */
export function cappedReferences(references: readonly string[]): string[] {
  const usable = [...new Set(references.filter((id) => MESSAGE_ID.test(id)))];
  return usable.length <= MOST_REFERENCES ? usable : [...usable.slice(0, 1), ...usable.slice(1 - MOST_REFERENCES)];
}

function mailbox(given: Mailbox): { name: string; address: string } | null {
  const address = cleanAddress(given.address);
  return address === null ? null : { name: cleanLine(given.name, 200), address };
}

function automaticHeaders(mail: OutgoingMail): Record<string, string> {
  if (mail.automatic === undefined) return {};
  return { 'Auto-Submitted': mail.automatic, 'X-Auto-Response-Suppress': 'All' };
}

/** By RFC 2369, and where the address is safe by RFC 8058 too: then mail programs end the mails by one press. */
function unsubscribeHeaders({ unsubscribe }: OutgoingMail): Record<string, string> {
  if (unsubscribe === undefined || !URL.canParse(unsubscribe)) return {};
  const { href, protocol } = new URL(unsubscribe);
  const oneClick = protocol === 'https:' ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};
  return { 'List-Unsubscribe': `<${href}>`, ...oneClick };
}

function attachments(mail: OutgoingMail): NonNullable<SendMailOptions['attachments']> {
  return (mail.attachments ?? []).map(({ filename, contentType, content, contentId }) => ({
    filename: cleanFilename(filename, 'attachment'),
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream',
    content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    ...(contentId === undefined ? {} : { cid: cleanLine(contentId, 200).replace(/[<>]/g, '') }),
  }));
}

/** The mail as nodemailer takes it, or why it cannot be sent. */
function composed(mail: OutgoingMail): SendMailOptions | { refused: 'recipient' | 'sender' | 'message' } {
  const from = mailbox(mail.from);
  const to = mailbox(mail.to);
  const replyTo = mail.replyTo === undefined ? undefined : mailbox(mail.replyTo);
  const envelopeFrom = mail.envelopeFrom === '' ? false : cleanAddress(mail.envelopeFrom);
  if (to === null) return { refused: 'recipient' };
  if (from === null || envelopeFrom === null || replyTo === null) return { refused: 'sender' };
  if (!MESSAGE_ID.test(mail.messageId)) return { refused: 'message' };
  const references = cappedReferences(mail.references ?? []);
  return {
    envelope: { from: envelopeFrom, to: [to.address] },
    messageId: mail.messageId,
    date: new Date(mail.date),
    from,
    to,
    ...(replyTo ? { replyTo } : {}),
    subject: cleanLine(mail.subject),
    text: cleanText(mail.text),
    html: cleanText(mail.html),
    ...(mail.inReplyTo !== undefined && MESSAGE_ID.test(mail.inReplyTo) ? { inReplyTo: mail.inReplyTo } : {}),
    ...(references.length > 0 ? { references } : {}),
    attachments: attachments(mail),
    headers: {
      // Gateways rewrite Message-IDs; this one tells us our own mail when it comes back.
      'X-Evenkeel-Loop': mail.messageId,
      ...(mail.language === undefined ? {} : { 'Content-Language': cleanLine(mail.language, 35) }),
      ...automaticHeaders(mail),
      ...unsubscribeHeaders(mail),
    },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const STAGES: Readonly<Record<string, 'recipient' | 'sender' | 'message'>> = {
  'RCPT TO': 'recipient',
  'MAIL FROM': 'sender',
  DATA: 'message',
};

function isSmtpError(error: unknown): error is NodemailerError {
  return error instanceof Error;
}

/** A server that refuses us (wrong password, no TLS) has said nothing about the mail: then it waits. */
function outcomeOf(error: unknown): SendOutcome {
  if (!isSmtpError(error)) return { outcome: 'try-later', reason: 'unknown' };
  const reason = cleanLine(error.response ?? `${error.code ?? ''} ${error.message}`, 300);
  const stage = STAGES[error.command ?? ''];
  if (stage !== undefined && error.permanent === true) {
    return { outcome: 'refused-permanently', stage, code: error.responseCode ?? null, reason };
  }
  return { outcome: 'try-later', reason };
}

/** Those of RFC 6376 that we send, and what RFC 8058 wants signed. */
const SIGNED = [
  ...['From', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'In-Reply-To', 'References', 'MIME-Version'],
  ...['Content-Type', 'Content-Transfer-Encoding', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
].join(':');

/** Signed by the domain that stands in From, so that DKIM speaks for the sender whom people see. */
async function signing(mail: OutgoingMail, options: MailSenderOptions): Promise<Pick<SendMailOptions, 'dkim'>> {
  const domain = mail.from.address.slice(mail.from.address.lastIndexOf('@') + 1).toLowerCase();
  const key = await options.keyOf?.(domain);
  if (!key) return {};
  const { domain: domainName, selector: keySelector, privateKey } = key;
  return { dkim: { domainName, keySelector, privateKey, headerFieldNames: SIGNED } };
}

/** Sends our mail through one SMTP server. */
export function mailSender(options: MailSenderOptions): MailSender {
  const transport = createTransport({
    url: options.url,
    pool: true,
    maxConnections: options.connections ?? 3,
    // Whether to try again is the outbox's decision: it counts and records each attempt.
    maxRequeues: 0,
    idleTimeout: 10 * SECOND,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 60 * SECOND,
    ...(options.hostname === undefined ? {} : { name: options.hostname }),
  });
  return {
    async send(mail) {
      const message = composed(mail);
      if ('refused' in message) {
        return {
          outcome: 'refused-permanently',
          stage: message.refused,
          code: null,
          reason: 'not a usable address or id',
        };
      }
      try {
        const signal = AbortSignal.timeout(options.patience ?? 120 * SECOND);
        const info = await transport.sendMail({ ...message, ...(await signing(mail, options)), signal });
        return { outcome: 'sent', response: cleanLine(info.response, 300) };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}
