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
  /** Where the parts that are text stand in `raw`, in order. */
  readonly texts: readonly TextPart[];
}

/** A part of a mail that is text, as it stands in the raw mail. */
export interface TextPart {
  readonly headerStart: number;
  readonly bodyStart: number;
  /** Behind the last byte of its body, the line end before the boundary left aside. */
  readonly bodyEnd: number;
  /** As declared, lower-case; empty when nothing is declared. */
  readonly charset: string;
  readonly encoding: 'base64' | 'quoted-printable' | 'none';
}

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const BOUNDARY = /\bboundary\s*=\s*(?:"([^"]{1,250})"|([^\s;"]{1,250}))/i;
const CHARSET = /\bcharset\*?\s*=\s*(?:"([^"]{1,60})"|([^\s;"]{1,60}))/i;
const FLOWED = /\bformat\s*=\s*"?(flowed)\b/i;
const DELETE_SPACE = /\bdelsp\s*=\s*"?yes\b/i;

interface Walk {
  readonly raw: Buffer;
  readonly boundaries: Set<string>;
  position: number;
  flowed: boolean;
  deleteSpace: boolean;
  /** What the header read last says of its part. */
  said: { type: string; charset: string; encoding: string };
  open: Omit<TextPart, 'bodyEnd'> | null;
  readonly texts: TextPart[];
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
  const charset = CHARSET.exec(value);
  walk.said.type = /^[^:]*:\s*([^\s;]{1,100})/.exec(value)?.[1]?.toLowerCase() ?? '';
  walk.said.charset = (charset?.[1] ?? charset?.[2] ?? '').trim().toLowerCase();
  const boundary = BOUNDARY.exec(value);
  const name = boundary?.[1] ?? boundary?.[2];
  if (name !== undefined) walk.boundaries.add(name.trimEnd());
  if (DELETE_SPACE.test(value)) walk.deleteSpace = true;
  if (!FLOWED.test(value)) return;
  walk.flowed = true;
  const region = walk.raw.toString('latin1', start, end);
  walk.raw.write(region.replace(/(\bformat\s*=\s*"?)flowed\b/gi, '$1fixed-'), start, 'latin1');
}

function encodingOf(said: string): TextPart['encoding'] {
  if (/base64/i.test(said)) return 'base64';
  return /quoted-printable/i.test(said) ? 'quoted-printable' : 'none';
}

/** The body of a text begins where the walk stands. */
function openText(walk: Walk, headerStart: number): void {
  const { type, charset, encoding } = walk.said;
  const isText = type === '' || type === 'text/plain' || type === 'text/html';
  const part = { headerStart, bodyStart: walk.position, charset, encoding: encodingOf(encoding) };
  walk.open = isText ? part : null;
}

/** The part that is open ends before `end`, where a boundary or the mail's end stands. */
function closeText(walk: Walk, end: number): void {
  if (walk.open === null) return;
  const withoutLf = walk.raw[end - 1] === LF && end > walk.open.bodyStart ? end - 1 : end;
  const bodyEnd = walk.raw[withoutLf - 1] === CR && withoutLf > walk.open.bodyStart ? withoutLf - 1 : withoutLf;
  walk.texts.push({ ...walk.open, bodyEnd: Math.max(walk.open.bodyStart, bodyEnd) });
  walk.open = null;
}

/** Reads one header section; answers how many bytes it took. */
function readHeader(walk: Walk): number {
  const begin = walk.position;
  walk.said = { type: '', charset: '', encoding: '' };
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
    if (/^content-transfer-encoding\s*:/i.test(field)) walk.said.encoding = field;
    if (line === '') break;
    field = line;
    fieldStart = lineStart;
    if (walk.position - begin > MAIL_LIMITS.headerBytes) throw new TooLarge('header section over the limit');
  }
  openText(walk, begin);
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

/** The mail with its header in UTF-8, and the parts where they then stand. */
function withReadableHeader(walk: Walk, bodyStart: number): Pick<Scan, 'raw' | 'bodyStart' | 'texts'> {
  const header = readable(walk.raw.subarray(0, bodyStart));
  const moved = header.length - bodyStart;
  if (moved === 0) return { raw: walk.raw, bodyStart, texts: walk.texts };
  const texts = walk.texts.map((part) => ({
    ...part,
    headerStart: part.headerStart === 0 ? 0 : part.headerStart + moved,
    bodyStart: part.bodyStart + moved,
    bodyEnd: part.bodyEnd + moved,
  }));
  return { raw: Buffer.concat([header, walk.raw.subarray(bodyStart)]), bodyStart: header.length, texts };
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
    said: { type: '', charset: '', encoding: '' },
    open: null,
    texts: [],
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
    const lineStart = walk.position;
    const delimiter = isDelimiter(walk, nextLine(walk));
    if (delimiter !== null) closeText(walk, lineStart);
    if (delimiter !== 'open') continue;
    parts += 1;
    if (parts > MAIL_LIMITS.parts) throw new TooLarge('more parts than the limit');
    headerBytes += readHeader(walk);
    if (headerBytes > MAIL_LIMITS.headerBytes) throw new TooLarge('headers over the limit');
  }
  closeText(walk, walk.raw.length);
  return { ...withReadableHeader(walk, bodyStart), flowed: walk.flowed, deleteSpace: walk.deleteSpace, parts };
}
