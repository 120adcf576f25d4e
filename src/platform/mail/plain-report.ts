import { cleanAddress } from './clean.ts';
import type { ReportedRecipient } from './parsed-mail.ts';

/** What a mail shows of who wrote it, for telling a mail server's words from a person's. */
export interface ReportingMail {
  /** Null when there is none to be read. */
  readonly from: string | null;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** It names a mail that it answers, as people's answers do. */
  readonly answers: boolean;
}

const SERVERS =
  /^(?:mailer-?daemon|mail-?daemon|postmaster|mail[._-]?delivery(?:[._-](?:sub)?system)?|mdaemon|daemon)$/;

const FAILED =
  /undeliver|not (?:be )?deliver|non remis|unzustellbar|deliver(?:y|ing) (?:status|fail|has failed|report)|fail(?:ed|ure) (?:mail|deliver|notice)|mail (?:delivery )?(?:failed|failure)|returned mail|return(?:ed|ing) to sender|delayed|rejected mail|processing error|邮件传输失败/i;

const SAYS_SO =
  /(?:message|mail|delivery|livraison|nachricht)\b.{0,160}(?:could not|couldn't|cannot|unable|was not|not been|n'a pas|konnte nicht|failed|rejected)|(?:unable to deliver|did not reach|delivery to the following)|邮件无法|无法投递|退信/i;

/** From here on stands what was returned. */
const RETURNED =
  /^[-=>|\s]*(?:(?:this is a copy|here is a copy|below (?:this|the next) line is a copy|a copy of|the header)\b.{0,60}(?:line|message|follow|part)|(?:start of )?return(?:ed)? (?:message|mail)|original message|message (?:header|text|body) (?:follows|suppressed)|附件中)/i;
const HEADER = /^>?(?:received|return-path|message-id):/i;

const ADDRESS = /[^\s<>()[\]\\,;:"'`|*=]{1,64}@[\p{L}\p{N}][\p{L}\p{N}.-]{1,200}[\p{L}\p{N}]/gu;
const ONE = ADDRESS.source;

/** How mail servers write whom they mean: alone or before a colon on a line, or behind a label. */
const NAMED: readonly RegExp[] = [
  new RegExp(`^\\s*<(${ONE})>\\s*(?::.*)?$`, 'u'),
  new RegExp(`^\\s*(?:[*•]|--?)?\\s*(${ONE})(?:\\s+on\\s.*|\\s*\\.\\.\\..*|\\s*:)?\\s*$`, 'u'),
  new RegExp(
    `(?:recipient|error-for|unknown user|delivery userid|attempts|(?:expanded|generated) from):\\s*<?(${ONE})`,
    'iu',
  ),
  new RegExp(`(?:expanded|generated) from\\s+<?(${ONE})`, 'iu'),
  new RegExp(`\\baddressed(?: to)?,?\\s+['"<]*(${ONE})`, 'iu'),
];
const IN_A_SENTENCE = /(?:message|mail|deliver(?:y|ed)?|quota|violation|remis).{0,60}\b(?:to|for|a)\b/i;

function humanPart(text: string): string[] {
  const lines = text.slice(0, 65_536).split('\n', 400);
  const end = lines.findIndex(
    (line, at) => RETURNED.test(line) || (HEADER.test(line) && HEADER.test(lines[at + 1] ?? '')),
  );
  return end <= 0 ? lines : lines.slice(0, end);
}

function isDelay(text: string): boolean {
  return /warning message only|has been delayed|not yet been delivered|attempts will continue|will be retried|still being retried|wird weiterhin versucht/i.test(
    text,
  );
}

function looksLikeReport({ from, subject, text, answers }: ReportingMail): boolean {
  const local = from?.split('@')[0] ?? '';
  const opening = text.slice(0, 1500);
  if (from === null || SERVERS.test(local)) return FAILED.test(subject) || SAYS_SO.test(opening.replace(/\n/g, ' '));
  const forwarded = /^\s*(?:re|aw|fwd?|wg|tr)\s*:/i.test(subject) && !/\(delivery failed\)\s*$/i.test(subject);
  return !answers && !forwarded && FAILED.test(subject) && SAYS_SO.test(opening.replace(/\n/g, ' '));
}

interface Place {
  readonly address: string;
  readonly at: number;
}

function placesBy(lines: readonly string[], find: (line: string, before: string) => readonly string[]): Place[] {
  return lines.flatMap((line, at) => find(line, lines[at - 1] ?? '').map((address) => ({ address, at })));
}

function named(line: string): string[] {
  return NAMED.flatMap((pattern) => pattern.exec(line)?.[1] ?? []);
}

function inSentence(line: string, before: string): string[] {
  return IN_A_SENTENCE.test(`${before} ${line}`) ? [...line.matchAll(ADDRESS)].map(([address]) => address) : [];
}

function statusNear(lines: readonly string[], at: number): string {
  const near = lines.slice(at, at + 6).join(' ');
  return /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(near)?.[0] ?? '';
}

/**
 * The recipients that a mail server names in plain words, without the parts by which standards would have it say so.
 * Null when the mail does not look like a server's report; a person who writes about one is no server.
 */
export function plainReportOf(mail: ReportingMail): ReportedRecipient[] | null {
  if (!looksLikeReport(mail)) return null;
  const lines = humanPart(mail.text);
  const written = placesBy(lines, named);
  const places = written.length > 0 ? written : placesBy(lines, inSentence);
  const action = isDelay(lines.join(' ')) ? 'delayed' : 'failed';
  const found = new Map<string, ReportedRecipient>();
  for (const { address: given, at } of places) {
    const address = cleanAddress(given);
    if (address === null || mail.to.includes(address) || address === mail.from || found.has(address)) continue;
    found.set(address, { address, action, status: statusNear(lines, at) });
  }
  return [...found.values()];
}
