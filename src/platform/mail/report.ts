import { cleanAddress, cleanText } from './clean.ts';
import type { MailReport, ParsedAttachment, ReportedRecipient } from './parsed-mail.ts';

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

/** `rfc822; jane@example.org` is how a report writes an address. */
function recipientOf(block: string): ReportedRecipient | null {
  const fields = fieldsOf(block);
  const named = fields.get('final-recipient') ?? fields.get('original-recipient');
  const address = cleanAddress((named ?? '').replace(/^[^;]*;/, '').replace(/[<>]/g, ''));
  if (address === null) return null;
  const said = (fields.get('action') ?? '').toLowerCase().split(/[\s(]/)[0] ?? '';
  const action = ACTIONS.find((one) => one === said) ?? 'unknown';
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

/**
 * The report that this mail is, or null. Beside the standard form (RFC 3464, 8098, 5965) it knows the mails of
 * daemons that only name `failedRecipients` (the X-Failed-Recipients header) and return the mail as text.
 */
export function reportOf(
  attachments: readonly ParsedAttachment[],
  text: string,
  failedRecipients: readonly string[],
): MailReport | null {
  for (const { type, kind } of KINDS) {
    const part = attachments.find((one) => one.contentType === type);
    if (part === undefined) continue;
    const blocks = kind === 'delivery-status' ? textOfPart(part).split(/\n[ \t]*\n/) : [];
    const recipients = blocks.map(recipientOf).filter((one) => one !== null);
    return { kind, recipients, originalMessageId: returnedId(attachments, '') };
  }
  const recipients = failedRecipients
    .flatMap((value) => value.split(','))
    .map(cleanAddress)
    .filter((address) => address !== null)
    .map((address): ReportedRecipient => ({ address, action: 'failed', status: '' }));
  if (recipients.length === 0) return null;
  return { kind: 'delivery-status', recipients, originalMessageId: returnedId(attachments, text) };
}
