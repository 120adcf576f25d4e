import type { Attachment } from 'postal-mime';
import { cleanFilename, cleanLine } from './clean.ts';
import { MAIL_LIMITS, TooLarge } from './limits.ts';
import type { ParsedAttachment } from './parsed-mail.ts';
import { readTnef, type Tnef } from './tnef.ts';
import { type UuencodedFile, withoutUuencoded } from './uuencode.ts';

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

/** A part as it came: its name may be anything, its type and content id as they were declared. */
interface Part {
  readonly filename: string | null;
  readonly contentType: string;
  readonly contentId: string | null;
  readonly content: Uint8Array;
}

function attachmentOf(part: Part, contentIds: ReadonlySet<string>): ParsedAttachment {
  const declared = part.contentType.toLowerCase();
  const contentType = /^[a-z0-9.+-]{1,60}\/[a-z0-9.+_-]{1,100}$/.test(declared) ? declared : 'application/octet-stream';
  const contentId = part.contentId === null ? null : cleanLine(part.contentId, 500).replace(/^<|>$/g, '');
  const fallback = FALLBACK_NAMES.find(([type]) => type.test(contentType))?.[1] ?? 'attachment';
  return {
    filename: cleanFilename(part.filename, fallback),
    contentType,
    size: part.content.length,
    content: part.content,
    inline: contentId !== null && contentIds.has(contentId.toLowerCase()),
    contentId,
  };
}

function partOf({ filename, mimeType, contentId, content }: Attachment): Part {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { filename, contentType: mimeType, contentId: contentId ?? null, content: bytes };
}

function isWinmail({ contentType, filename }: Part): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/i.test(contentType) || /^win(?:mail)?\.dat$/i.test(filename ?? '');
}

function uuencodedPart({ filename, content }: UuencodedFile): Part {
  return { filename, contentType: 'application/octet-stream', contentId: null, content };
}

/** A part that another program put into uuencode whole, as its file. */
function unpacked(part: Part): Part {
  if (part.content.length > 6 && String.fromCharCode(...part.content.subarray(0, 6)) === 'begin ') {
    const [only, ...others] = withoutUuencoded(new TextDecoder('latin1').decode(part.content)).files;
    if (only !== undefined && others.length === 0) return { ...part, content: only.content };
  }
  return part;
}

/** The parts of a mail that are not its body, and the body that Outlook hid among them. */
export interface Unpacked {
  readonly parts: readonly Part[];
  readonly hidden: Pick<Tnef, 'text' | 'html'>;
}

/** Opens `winmail.dat` and uuencoded parts; one that cannot be opened stays as it came. Throws TooLarge. */
export function unpack(given: readonly Attachment[], fromText: readonly UuencodedFile[]): Unpacked {
  const parts: Part[] = [];
  let hidden: Unpacked['hidden'] = { text: null, html: null };
  for (const attachment of given) {
    const part = partOf(attachment);
    const tnef = isWinmail(part) ? readTnef(part.content) : null;
    if (tnef === null) {
      parts.push(unpacked(part));
      continue;
    }
    hidden = { text: hidden.text ?? tnef.text, html: hidden.html ?? tnef.html };
    for (const file of tnef.files) parts.push({ ...file, contentType: file.contentType ?? 'application/octet-stream' });
    if (tnef.files.length === 0 && tnef.text === null && tnef.html === null) parts.push(part);
  }
  parts.push(...fromText.map(uuencodedPart));
  if (parts.length > MAIL_LIMITS.attachments) throw new TooLarge('more attachments than the limit');
  return { parts, hidden };
}

/** The parts as attachments; those that the HTML shows by their content id are inline. */
export function attachmentsOf(parts: readonly Part[], contentIds: ReadonlySet<string>): ParsedAttachment[] {
  return parts.map((part) => attachmentOf(part, contentIds));
}
