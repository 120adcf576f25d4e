/** One property of a MAPI object, by its number; texts and bytes only, which is all that a mail needs. */
export type Properties = ReadonlyMap<number, string | Buffer>;

const MOST_PROPERTIES = 2000;
const STRING8 = 0x1e;
const UNICODE = 0x1f;
const BINARY = 0x102;
const OBJECT = 0x0d;
const MANY = 0x1000;

const WIDTHS: ReadonlyMap<number, number> = new Map([
  ...[0x02, 0x03, 0x04, 0x0a, 0x0b].map((type) => [type, 4] as const),
  ...[0x05, 0x06, 0x07, 0x14, 0x40].map((type) => [type, 8] as const),
  [0x48, 16] as const,
]);

interface Reader {
  readonly data: Buffer;
  at: number;
}

function number(reader: Reader): number {
  const value = reader.data.readUInt32LE(reader.at);
  reader.at += 4;
  return value;
}

function bytes(reader: Reader, length: number): Buffer {
  if (reader.at + length > reader.data.length) throw new RangeError('A property is longer than its data.');
  const value = reader.data.subarray(reader.at, reader.at + length);
  reader.at += length;
  return value;
}

function padded(reader: Reader): Buffer {
  const length = number(reader);
  const value = bytes(reader, length);
  reader.at += (4 - (length % 4)) % 4;
  return value;
}

/** A property with a number of 0x8000 and more carries its own name, which nobody here asks for. */
function skipName(reader: Reader): void {
  bytes(reader, 16);
  if (number(reader) === 0) number(reader);
  else padded(reader);
}

function withoutNul(text: string): string {
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

function contentOf(type: number, data: Buffer, decode: (text: Buffer) => string): string | Buffer | null {
  if (type === UNICODE) return withoutNul(data.subarray(0, data.length & ~1).toString('utf16le'));
  if (type === STRING8) return withoutNul(decode(data));
  if (type === BINARY) return data;
  // An object begins with the name of its interface.
  return type === OBJECT ? data.subarray(16) : null;
}

function readOne(reader: Reader, decode: (text: Buffer) => string): [number, string | Buffer | null] {
  const type = reader.data.readUInt16LE(reader.at);
  const id = reader.data.readUInt16LE(reader.at + 2);
  reader.at += 4;
  if (id >= 0x8000) skipName(reader);
  const plain = type & ~MANY;
  const width = WIDTHS.get(plain);
  const count = width === undefined || type !== plain ? number(reader) : 1;
  if (width !== undefined) {
    bytes(reader, width * count);
    return [id, null];
  }
  if (![STRING8, UNICODE, BINARY, OBJECT].includes(plain) || count > MOST_PROPERTIES) {
    throw new RangeError('A property of a kind that nobody knows.');
  }
  let first: string | Buffer | null = null;
  for (let at = 0; at < count; at += 1) {
    const value = contentOf(plain, padded(reader), decode);
    if (at === 0) first = value;
  }
  return [id, first];
}

/** The properties in such a block. What is broken ends the reading; what came before it stays. */
export function readProperties(data: Buffer, decode: (text: Buffer) => string): Properties {
  const found = new Map<number, string | Buffer>();
  const reader: Reader = { data, at: 0 };
  try {
    const count = Math.min(number(reader), MOST_PROPERTIES);
    for (let at = 0; at < count; at += 1) {
      const [id, value] = readOne(reader, decode);
      if (value !== null) found.set(id, value);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}
