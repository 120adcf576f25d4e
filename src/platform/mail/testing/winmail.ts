/** A file as Outlook packs it. */
export interface PackedFile {
  readonly name: string;
  readonly content: Buffer;
  /** Beside the short name; Outlook writes it into the file's properties. */
  readonly longName?: string;
}

function attribute(level: 1 | 2, id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head[0] = level;
  head.writeUInt16LE(id, 1);
  head.writeUInt16LE(6, 3);
  head.writeUInt32LE(data.length, 5);
  const checksum = Buffer.alloc(2);
  checksum.writeUInt16LE(data.reduce((sum, byte) => (sum + byte) & 0xffff, 0));
  return Buffer.concat([head, data, checksum]);
}

function uint32(value: number): Buffer {
  const data = Buffer.alloc(4);
  data.writeUInt32LE(value);
  return data;
}

function unicodeProperty(id: number, text: string): Buffer {
  const value = Buffer.from(`${text}\0`, 'utf16le');
  const head = Buffer.alloc(4);
  head.writeUInt16LE(0x1f, 0);
  head.writeUInt16LE(id, 2);
  return Buffer.concat([head, uint32(1), uint32(value.length), value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

/** A `winmail.dat` with these files and, where given, the body that stands nowhere else. */
export function winmail(files: readonly PackedFile[], body?: string): Buffer {
  const packed = files.flatMap(({ name, content, longName }) => [
    attribute(2, 0x9002, Buffer.alloc(14)),
    attribute(2, 0x8010, Buffer.from(`${name}\0`, 'latin1')),
    attribute(2, 0x800f, content),
    ...(longName === undefined
      ? []
      : [attribute(2, 0x9005, Buffer.concat([uint32(1), unicodeProperty(0x3707, longName)]))]),
  ]);
  const signature = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0x01, 0x00]);
  const codePage = attribute(1, 0x9007, Buffer.concat([uint32(1252), uint32(0)]));
  const message =
    body === undefined ? [] : [attribute(1, 0x9003, Buffer.concat([uint32(1), unicodeProperty(0x1000, body)]))];
  return Buffer.concat([signature, codePage, ...message, ...packed]);
}
