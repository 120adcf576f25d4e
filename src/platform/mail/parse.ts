import { createHash } from 'node:crypto';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { cleanFilename, cleanLine, cleanText } from './clean.ts';
import { type CleanHtml, cleanHtml } from './clean-html.ts';
import { firstWord, keptHeaders, mailboxes, messageIds } from './headers.ts';
import { linesOfHtml } from './html-lines.ts';
import { MAIL_LIMITS, TooLarge } from './limits.ts';
import { linesOfText, textOf, tidy, unfoldFlowed } from './lines.ts';
import { mailKindOf, newPartOf } from './new-part.ts';
import type { ParsedAttachment, ParsedMail, ParseOutcome } from './parsed-mail.ts';
import { reportOf } from './report.ts';
import { type Scan, scanMail } from './scan.ts';

const FALLBACK_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^message\/rfc822$/, 'message.eml'],
  [/^text\/calendar$/, 'invitation.ics'],
  [/^message\/.*(?:status|notification|report)$/, 'report.txt'],
  [/^text\/rfc822-headers$/, 'headers.txt'],
  [/^image\/(?:jpeg|jpg)$/, 'image.jpg'],
  [/^image\/(?:png|gif|webp)$/, 'image'],
  [/^text\/html$/, 'page.html'],
  [/^text\//, 'text.txt'],
];

function attachmentOf(part: Attachment, contentIds: ReadonlySet<string>): ParsedAttachment {
  const given = part.content;
  const content = typeof given === 'string' ? new TextEncoder().encode(given) : new Uint8Array(given);
  const contentType = /^[a-z0-9.+-]{1,60}\/[a-z0-9.+_-]{1,100}$/.test(part.mimeType)
    ? part.mimeType
    : 'application/octet-stream';
  const contentId = part.contentId === undefined ? null : cleanLine(part.contentId, 500).replace(/^<|>$/g, '');
  const fallback = FALLBACK_NAMES.find(([type]) => type.test(contentType))?.[1] ?? 'attachment';
  return {
    filename: cleanFilename(part.filename, fallback),
    contentType,
    size: content.length,
    content,
    inline: contentId !== null && contentIds.has(contentId.toLowerCase()),
    contentId,
  };
}

function plainOf(email: Email, scan: Scan): string {
  const plain = cleanText(email.text ?? '');
  if (plain.length > MAIL_LIMITS.textCharacters) throw new TooLarge('text over the limit');
  return scan.flowed ? unfoldFlowed(plain, scan.deleteSpace) : plain;
}

function bodyOf(email: Email, scan: Scan, clean: CleanHtml | null) {
  const plain = plainOf(email, scan);
  const hasPlain = plain.trim() !== '' || clean === null;
  const htmlLines = clean === null ? [] : linesOfHtml(clean);
  const text = hasPlain ? tidy(plain) : textOf(htmlLines);
  // The mail program's own marks say best what is quoted; a plain text has only its habits.
  const lines = clean !== null && (clean.quotes || !hasPlain) ? htmlLines : linesOfText(text);
  return { text, lines };
}

function dateOf(email: Email): number | null {
  const date = Date.parse(email.date ?? '');
  return Number.isNaN(date) || date < 0 || date > Date.UTC(2100, 0) ? null : date;
}

function people(email: Email) {
  const from = mailboxes(email, 'from');
  const replyTo = mailboxes(email, 'reply-to');
  const to = mailboxes(email, 'to');
  const cc = mailboxes(email, 'cc');
  if (from.length + replyTo.length + to.length + cc.length > MAIL_LIMITS.addresses) {
    throw new TooLarge('more addresses than the limit');
  }
  const fromLines = email.headers.filter((header) => header.key === 'from').length;
  return { from: from[0] ?? null, ambiguousSender: from.length > 1 || fromLines > 1, replyTo, to, cc };
}

function understand(email: Email, scan: Scan): ParsedMail {
  if (email.attachments.length > MAIL_LIMITS.attachments) throw new TooLarge('more attachments than the limit');
  const clean = email.html === undefined ? null : cleanHtml(email.html);
  const contentIds = clean?.contentIds ?? new Set<string>();
  const attachments = email.attachments.map((part) => attachmentOf(part, contentIds));
  const headers = keptHeaders(email);
  const { text, lines } = bodyOf(email, scan, clean);
  const subject = cleanLine(email.subject ?? '');
  const inReplyTo = messageIds(email, 'in-reply-to');
  const references = messageIds(email, 'references');
  const report = reportOf(attachments, text, headers['x-failed-recipients'] ?? []);
  return {
    messageId: messageIds(email, 'message-id')[0] ?? null,
    inReplyTo,
    references,
    ...people(email),
    subject,
    date: dateOf(email),
    text,
    html: clean?.html.trim() ?? null,
    newPart: newPartOf(lines, mailKindOf(subject, inReplyTo.length + references.length > 0)),
    attachments,
    autoSubmitted: firstWord(headers, 'auto-submitted'),
    precedence: firstWord(headers, 'precedence'),
    listId: headers['list-id']?.[0] ?? null,
    autoReplyHeader: ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((key) => headers[key] !== undefined),
    autoResponseSuppress: headers['x-auto-response-suppress']?.[0]?.toLowerCase() ?? null,
    isDeliveryReport: report?.kind === 'delivery-status',
    report,
    bodyHash: createHash('sha256').update(scan.raw.subarray(scan.bodyStart)).digest('hex'),
    headers,
  };
}

function failureOf(error: unknown): ParseOutcome {
  const detail = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
  const tooLarge = error instanceof TooLarge || error instanceof RangeError || /^Maximum /.test(detail);
  return { failure: tooLarge ? 'too-large' : 'unparsable', detail };
}

/**
 * Reads a raw mail (RFC 5322 and what is sent in its name). Never throws: hostile or broken input answers a
 * failure. Costs memory and time in proportion to the mail, so give strangers' mail to `mailParser`, which
 * does the same in a thread that can be killed.
 */
export async function parseMail(raw: Uint8Array): Promise<ParseOutcome> {
  try {
    const scan = scanMail(raw);
    const email = await PostalMime.parse(scan.raw, {
      maxNestingDepth: MAIL_LIMITS.depth,
      maxHeadersSize: MAIL_LIMITS.headerBytes,
      forceRfc822Attachments: true,
    });
    return { mail: understand(email, scan) };
  } catch (error) {
    return failureOf(error);
  }
}
