import { cleanAddress, cleanText } from './clean.ts';
import type { MailReport, ParsedAttachment, ReportedRecipient } from './parsed-mail.ts';
import { plainReportOf, type ReportingMail } from './plain-report.ts';

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
const MESSAGE_ID = /^\s{0,10}(?:original-)?message-id\s{0,5}:\s{0,20}(<[^<>\s]{1,995}>)/im;

/** At most the first 64 kB: reports are short, and what they return may be long. */
function textOfPart(part: ParsedAttachment): string {
  return cleanText(new TextDecoder().decode(part.content.subarray(0, 65_536)));
}

function fieldsOf(block: string): ReadonlyMap<string, string> {
  const unfolded = block.replace(/\n[ \t]+/g, ' ');
  const fields = new Map<string, string>();
  for (const line of unfolded.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** Archives put dots in the place of what they hide; nobody has such an address. */
function addressIn(named: string | undefined): string | null {
  const bare = (named ?? '').replace(/^[^;]*;/, '').replace(/[<>]/g, '');
  return bare.includes('...') ? null : cleanAddress(bare);
}

function once(recipients: readonly ReportedRecipient[]): ReportedRecipient[] {
  return [...new Map(recipients.map((one) => [one.address, one])).values()];
}

/** `rfc822; jane@example.org` is how a report writes an address. */
function recipientOf(block: string): ReportedRecipient | null {
  const fields = fieldsOf(block);
  const address = addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'));
  if (address === null) return null;
  const said = (fields.get('action') ?? '').toLowerCase().split(/[\s(]/)[0] ?? '';
  const action = said === 'failure' ? 'failed' : (ACTIONS.find((one) => one === said) ?? 'unknown');
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '';
  return { address, action, status };
}

function returnedId(attachments: readonly ParsedAttachment[], text: string): string | null {
  for (const part of attachments) {
    if (!/^(?:message\/(?:rfc822|global|disposition-notification)|text\/rfc822-headers)/.test(part.contentType))
      continue;
    const found = MESSAGE_ID.exec(textOfPart(part))?.[1];
    if (found !== undefined) return found;
  }
  return MESSAGE_ID.exec(text)?.[1] ?? null;
}

const KINDS: readonly { type: string; kind: MailReport['kind'] }[] = [
  { type: 'message/delivery-status', kind: 'delivery-status' },
  { type: 'message/global-delivery-status', kind: 'delivery-status' },
  { type: 'message/disposition-notification', kind: 'disposition' },
  { type: 'message/feedback-report', kind: 'feedback' },
];

function standardReport(attachments: readonly ParsedAttachment[]): MailReport | null {
  for (const { type, kind } of KINDS) {
    const parts = attachments.filter((one) => one.contentType === type);
    if (parts.length === 0) continue;
    const blocks = kind === 'delivery-status' ? parts.flatMap((part) => textOfPart(part).split(/\n[ \t]*\n/)) : [];
    const recipients = once(blocks.map(recipientOf).filter((one) => one !== null));
    return { kind, recipients, originalMessageId: returnedId(attachments, '') };
  }
  return null;
}

/** A mailbox that is full may say so by a receipt. */
function isRejection(report: MailReport, text: string): boolean {
  return report.kind === 'disposition' && /\bwas automatically rejected\b/i.test(text.slice(0, 500));
}

/** A mail that may be a report, with its parts. */
export interface ReportedMail extends ReportingMail {
  readonly attachments: readonly ParsedAttachment[];
  /** What stands in X-Failed-Recipients. */
  readonly failedRecipients: readonly string[];
  readonly contentType: string;
}

function plainReport(mail: ReportedMail): MailReport | null {
  const { attachments, text, failedRecipients, contentType } = mail;
  const named = failedRecipients
    .flatMap((value) => value.split(','))
    .map(addressIn)
    .filter((address) => address !== null)
    .map((address): ReportedRecipient => ({ address, action: 'failed', status: '' }));
  const recipients = named.length > 0 ? once(named) : plainReportOf(mail);
  const declared = /report-type\s*=\s*"?delivery-status/i.test(contentType);
  if (recipients === null && !declared) return null;
  return { kind: 'delivery-status', recipients: recipients ?? [], originalMessageId: returnedId(attachments, text) };
}

/**
 * The report that this mail is, or null. Beside the standard form (RFC 3464, 8098, 5965) it knows the mails of
 * servers that only name the failed recipients in a header or in words, and return the mail as text.
 */
export function reportOf(mail: ReportedMail): MailReport | null {
  const report = standardReport(mail.attachments);
  if (report === null) return plainReport(mail);
  if (!isRejection(report, mail.text)) return report;
  const recipients = plainReportOf({ ...mail, from: null }) ?? [];
  return { ...report, kind: 'delivery-status', recipients };
}
