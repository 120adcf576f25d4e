import { MAIL_LIMITS, TooLarge } from './limits.ts';
import { type Properties, readProperties } from './tnef-properties.ts';

/** A file out of Outlook's `winmail.dat`. */
export interface TnefFile {
  readonly filename: string;
  readonly contentType: string | null;
  readonly contentId: string | null;
  readonly content: Uint8Array;
}

/** What a `winmail.dat` holds. A body is there when Outlook put it nowhere else. */
export interface Tnef {
  readonly text: string | null;
  readonly html: string | null;
  readonly files: readonly TnefFile[];
}

const SIGNATURE = 0x223e9f78;
const MOST_ATTRIBUTES = 5000;

const BODY = 0x800c;
const TITLE = 0x8010;
const DATA = 0x800f;
const BEGINS_FILE = 0x9002;
const MESSAGE = 0x9003;
const FILE = 0x9005;
const CODE_PAGE = 0x9007;

const PR_BODY = 0x1000;
const PR_HTML = 0x1013;
const PR_DATA = 0x3701;
const PR_FILENAME = 0x3704;
const PR_LONG_FILENAME = 0x3707;
const PR_CONTENT_TYPE = 0x370e;
const PR_CONTENT_ID = 0x3712;

interface Attribute {
  readonly id: number;
  readonly data: Buffer;
}

function* attributesOf(raw: Buffer): Generator<Attribute> {
  let at = 6;
  for (let count = 0; count < MOST_ATTRIBUTES && at + 11 <= raw.length; count += 1) {
    const id = raw.readUInt16LE(at + 1);
    const length = raw.readUInt32LE(at + 5);
    const end = at + 9 + length;
    if (end + 2 > raw.length) return;
    yield { id, data: raw.subarray(at + 9, end) };
    at = end + 2;
  }
}

function decoderFor(codePage: number): (text: Buffer) => string {
  const labels = [`windows-${codePage}`, codePage === 932 ? 'shift_jis' : '', codePage === 65_001 ? 'utf-8' : ''];
  for (const label of labels.reverse()) {
    try {
      const decoder = new TextDecoder(label);
      return (text) => decoder.decode(text);
    } catch {
      // Not a name that the platform knows.
    }
  }
  return (text) => new TextDecoder('windows-1252').decode(text);
}

interface OpenFile {
  title: string;
  data: Buffer | null;
  properties: Properties;
}

interface Reading {
  decode: (text: Buffer) => string;
  body: string | null;
  message: Properties;
  readonly files: OpenFile[];
}

function textOf(value: string | Buffer | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function openFile({ files }: Reading): void {
  if (files.length >= MAIL_LIMITS.attachments) throw new TooLarge('more attachments than the limit');
  files.push({ title: '', data: null, properties: new Map() });
}

function take(reading: Reading, { id, data }: Attribute): void {
  const file = reading.files.at(-1);
  if (id === CODE_PAGE && data.length >= 4) reading.decode = decoderFor(data.readUInt32LE(0));
  else if (id === BODY) reading.body = reading.decode(data).replace(/\0[\s\S]*$/, '');
  else if (id === MESSAGE) reading.message = readProperties(data, reading.decode);
  else if (id === BEGINS_FILE) openFile(reading);
  else if (file && id === TITLE) file.title = reading.decode(data).replace(/\0[\s\S]*$/, '');
  else if (file && id === DATA) file.data = data;
  else if (file && id === FILE) file.properties = readProperties(data, reading.decode);
}

function fileOf({ title, data, properties }: OpenFile): TnefFile | null {
  const object = properties.get(PR_DATA);
  const content = data ?? (object instanceof Buffer ? object : null);
  if (content === null) return null;
  return {
    filename: textOf(properties.get(PR_LONG_FILENAME)) ?? textOf(properties.get(PR_FILENAME)) ?? title,
    contentType: textOf(properties.get(PR_CONTENT_TYPE)),
    contentId: textOf(properties.get(PR_CONTENT_ID)),
    content: new Uint8Array(content),
  };
}

function htmlOf(value: string | Buffer | undefined, decode: (text: Buffer) => string): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : decode(value);
}

/**
 * Unpacks Outlook's `winmail.dat` (MS-OXTNEF), or answers null when it is none. What is cut off or broken inside is left
 * out. Copies each file once and nothing else, so that a large one costs its size. Throws TooLarge for more files than one
 * mail may have.
 */
export function readTnef(given: Uint8Array): Tnef | null {
  const raw = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (raw.length < 6 || raw.readUInt32LE(0) !== SIGNATURE) return null;
  const reading: Reading = { decode: decoderFor(1252), body: null, message: new Map(), files: [] };
  for (const attribute of attributesOf(raw)) take(reading, attribute);
  return {
    text: reading.body ?? textOf(reading.message.get(PR_BODY)),
    html: htmlOf(reading.message.get(PR_HTML), reading.decode),
    files: reading.files.map(fileOf).filter((file) => file !== null),
  };
}
