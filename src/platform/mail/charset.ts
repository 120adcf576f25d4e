/** Bytes as text. `doubtful`: they were not what they were said to be, so that some characters may be wrong. */
export interface DecodedText {
  readonly text: string;
  readonly doubtful: boolean;
  /** The platform reads it just so by the character set that was declared. */
  readonly asDeclared: boolean;
}

/** Labels that promise nothing beyond ASCII; what stands above it is guessed. */
const ASCII = new Set([
  '',
  'ascii',
  'us-ascii',
  'ansi_x3.4-1968',
  '7bit',
  '8bit',
  'default',
  'unknown',
  'unknown-8bit',
]);
const SURE_ENOUGH = 0.8;
const LOOKED_AT = 64 * 1024;

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

function markedAs(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

const UTF8_SHAPES = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;

/** Whether bytes that are not quite UTF-8 are more like it than not: one broken character must not garble all others. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('latin1');
  const shaped = head.match(UTF8_SHAPES)?.length ?? 0;
  const stray = head.replace(UTF8_SHAPES, '').match(/[\x80-\xff]/g)?.length ?? 0;
  return shaped > 0 && shaped >= stray;
}

/** What the bytes look like: UTF-8 when they are or nearly are, else the detector's word when it is sure, else Western Windows. */
async function guessed(bytes: Uint8Array): Promise<string> {
  const asUtf8 = strictly(bytes, 'utf-8');
  if (asUtf8 !== null) return asUtf8;
  if (isMostlyUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const { default: detector } = await import('jschardet');
  const { encoding, confidence } = detector.detect(Buffer.from(bytes.subarray(0, LOOKED_AT)));
  const label = encoding !== null && confidence >= SURE_ENOUGH && isKnown(encoding) ? encoding : 'windows-1252';
  return new TextDecoder(label).decode(bytes);
}

/** By the tables of iconv-lite, which knows UTF-7 and the code pages of old machines; null when it does not either. */
async function byTables(bytes: Uint8Array, label: string): Promise<string | null> {
  const { default: iconv } = await import('iconv-lite');
  const name = label.replace(/^x-/, '').replace(/^unicode-1-1-utf-7$/, 'utf-7');
  return iconv.encodingExists(name) ? iconv.decode(Buffer.from(bytes), name) : null;
}

/**
 * The text that these bytes are, by the character set that was declared for them. Where they are not what was
 * declared, or nobody knows what was declared, the best guess, marked doubtful. Never throws.
 */
export async function decodeText(bytes: Uint8Array, declared: string): Promise<DecodedText> {
  const marked = markedAs(bytes);
  const label = marked ?? declared;
  if (ASCII.has(label)) {
    const ascii = !bytes.some((byte) => byte > 0x7f);
    const text = ascii ? Buffer.from(bytes).toString('latin1') : await guessed(bytes);
    return { text, doubtful: !ascii, asDeclared: ascii };
  }
  if (!isKnown(label)) {
    const text = await byTables(bytes, label);
    const doubtful = text === null;
    return { text: text ?? (await guessed(bytes)), doubtful, asDeclared: false };
  }
  const text = strictly(bytes, label);
  const doubtful = text === null;
  return { text: text ?? (await guessed(bytes)), doubtful, asDeclared: !doubtful && label === declared };
}
