import { MAIL_LIMITS, TooLarge } from './limits.ts';

/** What a first look at the raw mail tells, before anything is decoded. */
export interface Scan {
  /** The mail to parse: as received, but `format=flowed` renamed, because we unfold it with respect to quotes. */
  readonly raw: Uint8Array;
  /** Where the body begins. */
  readonly bodyStart: number;
  readonly flowed: boolean;
  /** DelSp=yes: the space that marks a soft line end is not part of the text (RFC 3676). */
  readonly deleteSpace: boolean;
  readonly parts: number;
}

const LF = 0x0a;
const DASH = 0x2d;
const BOUNDARY = /\bboundary\s*=\s*(?:"([^"]{1,250})"|([^\s;"]{1,250}))/i;
const FLOWED = /\bformat\s*=\s*"?(flowed)\b/i;
const DELETE_SPACE = /\bdelsp\s*=\s*"?yes\b/i;

interface Walk {
  readonly raw: Buffer;
  readonly boundaries: Set<string>;
  position: number;
  flowed: boolean;
  deleteSpace: boolean;
}

/** The line at the walk's position, without its end, as one character per byte; moves on behind it. */
function nextLine(walk: Walk): string {
  const found = walk.raw.indexOf(LF, walk.position);
  const end = found === -1 ? walk.raw.length : found;
  // A line of many megabytes is data, never a header or a boundary: look at its head only.
  const line = walk.raw.toString('latin1', walk.position, Math.min(end, walk.position + 2000));
  walk.position = found === -1 ? walk.raw.length : found + 1;
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function readContentType(walk: Walk, value: string, start: number, end: number): void {
  const boundary = BOUNDARY.exec(value);
  const name = boundary?.[1] ?? boundary?.[2];
  if (name !== undefined) walk.boundaries.add(name.trimEnd());
  if (DELETE_SPACE.test(value)) walk.deleteSpace = true;
  if (!FLOWED.test(value)) return;
  walk.flowed = true;
  const region = walk.raw.toString('latin1', start, end);
  walk.raw.write(region.replace(/(\bformat\s*=\s*"?)flowed\b/gi, '$1fixed-'), start, 'latin1');
}

/** Reads one header section; answers how many bytes it took. */
function readHeader(walk: Walk): number {
  const begin = walk.position;
  let field = '';
  let fieldStart = begin;
  while (walk.position < walk.raw.length) {
    const lineStart = walk.position;
    const line = nextLine(walk);
    if (/^[ \t]/.test(line) && line.trim() !== '') {
      if (field.length < 4000) field += line;
      continue;
    }
    if (/^content-type\s*:/i.test(field)) readContentType(walk, field, fieldStart, lineStart);
    if (line === '') break;
    field = line;
    fieldStart = lineStart;
    if (walk.position - begin > MAIL_LIMITS.headerBytes) throw new TooLarge('header section over the limit');
  }
  return walk.position - begin;
}

/** Raw 8-bit characters that are not UTF-8 are, in practice, from the old Western Windows world. */
function readable(bytes: Buffer): Buffer {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return bytes;
  } catch {
    return Buffer.from(new TextDecoder('windows-1252').decode(bytes), 'utf8');
  }
}

/** The mail of a program that names no character set: header and, when it is one plain text, body in UTF-8. */
function withReadableText(walk: Walk, bodyStart: number): { raw: Buffer; bodyStart: number } {
  const header = readable(walk.raw.subarray(0, bodyStart));
  const given = walk.raw.subarray(bodyStart);
  const said = /^content-type\s*:(.*(?:\n[ \t].*)*)/im.exec(header.toString('latin1'))?.[1]?.trim() ?? 'text/plain';
  const body = /^text\//i.test(said) && !/\bcharset\s*=/i.test(said) ? readable(given) : given;
  if (header.length === bodyStart && body === given) return { raw: walk.raw, bodyStart };
  return { raw: Buffer.concat([header, body]), bodyStart: header.length };
}

function isDelimiter(walk: Walk, line: string): 'open' | 'close' | null {
  const name = line.slice(2).trimEnd();
  if (walk.boundaries.has(name)) return 'open';
  return name.endsWith('--') && walk.boundaries.has(name.slice(0, -2)) ? 'close' : null;
}

/**
 * Walks once over the raw bytes and counts what the parser would have to build, so that a mail of a million
 * parts is refused before it costs anything. Throws TooLarge. Linear in the size of the mail.
 */
export function scanMail(given: Uint8Array): Scan {
  if (given.length > MAIL_LIMITS.rawBytes + 64 * 1024) throw new TooLarge('mail over the size limit');
  const walk: Walk = {
    raw: Buffer.from(given),
    boundaries: new Set(),
    position: 0,
    flowed: false,
    deleteSpace: false,
  };
  let headerBytes = readHeader(walk);
  const bodyStart = walk.position;
  let parts = 1;
  while (walk.boundaries.size > 0 && walk.position < walk.raw.length) {
    if (walk.raw[walk.position] !== DASH) {
      const found = walk.raw.indexOf(LF, walk.position);
      walk.position = found === -1 ? walk.raw.length : found + 1;
      continue;
    }
    if (isDelimiter(walk, nextLine(walk)) !== 'open') continue;
    parts += 1;
    if (parts > MAIL_LIMITS.parts) throw new TooLarge('more parts than the limit');
    headerBytes += readHeader(walk);
    if (headerBytes > MAIL_LIMITS.headerBytes) throw new TooLarge('headers over the limit');
  }
  return { ...withReadableText(walk, bodyStart), flowed: walk.flowed, deleteSpace: walk.deleteSpace, parts };
}
