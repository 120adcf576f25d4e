import { createHash } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import { attachmentsOf, unpack } from './attachments.ts';
import { type CalendarCard, calendarCardOf } from './calendar-card.ts';
import { cleanLine, cleanText } from './clean.ts';
import { type CleanHtml, cleanHtml } from './clean-html.ts';
import { firstWord, keptHeaders, mailboxes, messageIds } from './headers.ts';
import { linesOfHtml } from './html-lines.ts';
import { MAIL_LIMITS, TooLarge } from './limits.ts';
import { linesOfText, textOf, tidy, unfoldFlowed } from './lines.ts';
import { mailKindOf, newPartOf } from './new-part.ts';
import type { ParsedAttachment, ParsedMail, ParseOutcome } from './parsed-mail.ts';
import { protectionOf } from './protection.ts';
import { withReadableTexts } from './readable-texts.ts';
import { reportOf } from './report.ts';
import { type Scan, scanMail } from './scan.ts';
import { withoutUuencoded } from './uuencode.ts';
import { warningsOf } from './warnings.ts';

function plainOf(given: string, scan: Scan): string {
  const plain = cleanText(given);
  if (plain.length > MAIL_LIMITS.textCharacters) throw new TooLarge('text over the limit');
  return scan.flowed ? unfoldFlowed(plain, scan.deleteSpace) : plain;
}

function bodyOf(given: string, scan: Scan, clean: CleanHtml | null) {
  const plain = plainOf(given, scan);
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

function cardOf(attachments: readonly ParsedAttachment[]): CalendarCard | null {
  const part = attachments.find(({ contentType }) => /^(?:text\/calendar|application\/ics)$/.test(contentType));
  return part === undefined ? null : calendarCardOf(cleanText(new TextDecoder().decode(part.content)));
}

/** Everything the mail holds: its parts, and its body wherever the sender's program put it. */
function contentOf(email: Email, scan: Scan) {
  const taken = withoutUuencoded((email.text ?? '').replace(/\r\n/g, '\n'));
  const { parts, hidden } = unpack(email.attachments, taken.files);
  const silent = taken.text.trim() === '' && email.html === undefined;
  const html = email.html ?? (silent ? hidden.html : null);
  const clean = html === null ? null : cleanHtml(html);
  const plain = silent && hidden.text !== null ? hidden.text : taken.text;
  const attachments = attachmentsOf(parts, clean?.contentIds ?? new Set());
  return { attachments, clean, ...bodyOf(plain, scan, clean) };
}

function understand(email: Email, scan: Scan, doubtfulText: boolean): ParsedMail {
  const { attachments, clean, text, lines } = contentOf(email, scan);
  const headers = keptHeaders(email);
  const subject = cleanLine(email.subject ?? '');
  const inReplyTo = messageIds(email, 'in-reply-to');
  const references = messageIds(email, 'references');
  const named = people(email);
  const report = reportOf({
    from: named.from?.address ?? null,
    to: named.to.map((one) => one.address),
    subject,
    text,
    answers: inReplyTo.length > 0,
    attachments,
    failedRecipients: headers['x-failed-recipients'] ?? [],
    contentType: headers['content-type']?.[0] ?? '',
  });
  return {
    messageId: messageIds(email, 'message-id')[0] ?? null,
    inReplyTo,
    references,
    ...named,
    subject,
    date: dateOf(email),
    text,
    html: clean?.html.trim() ?? null,
    doubtfulText,
    protection: protectionOf(headers['content-type']?.[0] ?? '', text),
    calendar: cardOf(attachments),
    warnings: warningsOf(named.from, clean?.html ?? null),
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
    const { raw: readable, doubtful } = await withReadableTexts(scan);
    const email = await PostalMime.parse(readable, {
      maxNestingDepth: MAIL_LIMITS.depth,
      maxHeadersSize: MAIL_LIMITS.headerBytes,
      forceRfc822Attachments: true,
    });
    return { mail: understand(email, scan, doubtful) };
  } catch (error) {
    return failureOf(error);
  }
}
