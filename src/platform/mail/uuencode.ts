/** A file that stood in a text in the way of old Unix mail. */
export interface UuencodedFile {
  readonly filename: string;
  readonly content: Uint8Array;
}

const BEGIN = /^begin(?:-base64)? [0-7]{3,4} (\S.{0,200})$/;
const MOST_FILES = 50;

function sixBits(line: string, at: number): number {
  return (line.charCodeAt(at) - 32) & 63;
}

/** The bytes of one line; null when it is none. Its first character says how many there are. */
function bytesOfLine(line: string): number[] | null {
  const length = sixBits(line, 0);
  const needed = Math.ceil(length / 3) * 4;
  if (!/^[ -`]+$/.test(line) || line.length - 1 > needed + 2) return null;
  const padded = line.padEnd(needed + 1, ' ');
  const bytes: number[] = [];
  for (let at = 1; at <= needed; at += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((offset) => sixBits(padded, at + offset));
    const group = ((a ?? 0) << 18) | ((b ?? 0) << 12) | ((c ?? 0) << 6) | (d ?? 0);
    bytes.push((group >> 16) & 255, (group >> 8) & 255, group & 255);
  }
  return bytes.slice(0, length);
}

/** The file that begins at this line, and how many lines it takes; null when none does. */
function fileAt(lines: readonly string[], at: number): { file: UuencodedFile; lines: number } | null {
  const filename = BEGIN.exec(lines[at] ?? '')?.[1];
  if (filename === undefined || lines[at]?.startsWith('begin-')) return null;
  const chunks: Buffer[] = [];
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = (lines[next] ?? '').trimEnd();
    if (line === 'end') return { file: { filename, content: Buffer.concat(chunks) }, lines: next - at + 1 };
    if (line === '' || line === '`') continue;
    const bytes = bytesOfLine(line);
    if (bytes === null) return null;
    chunks.push(Buffer.from(bytes));
  }
  return null;
}

/** Takes uuencoded files out of a text. What only looks like one stays. Linear but for broken beginnings. */
export function withoutUuencoded(text: string): { readonly text: string; readonly files: readonly UuencodedFile[] } {
  if (!/^begin [0-7]{3,4} /m.test(text)) return { text, files: [] };
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: UuencodedFile[] = [];
  let broken = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const found = files.length < MOST_FILES && broken < MOST_FILES ? fileAt(lines, at) : null;
    if (found === null) {
      if (BEGIN.test(lines[at] ?? '')) broken += 1;
      kept.push(lines[at] ?? '');
      continue;
    }
    files.push(found.file);
    at += found.lines - 1;
  }
  return { text: kept.join('\n'), files };
}
