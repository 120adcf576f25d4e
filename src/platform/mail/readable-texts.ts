import { type DecodedText, decodeText } from './charset.ts';
import { MAIL_LIMITS } from './limits.ts';
import type { Scan, TextPart } from './scan.ts';

const MOST_PARTS = 50;

function unquoted(body: string): Buffer {
  // Looked at from its first space alone, a long run of spaces costs its length.
  const joined = body.replace(/(?<![ \t])[ \t]+(?=\r?\n)/g, '').replace(/=\r?\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

function bytesOf(raw: Buffer, part: TextPart): Buffer {
  const body = raw.subarray(part.bodyStart, part.bodyEnd);
  if (part.encoding === 'none') return body;
  const text = body.toString('latin1');
  return part.encoding === 'base64' ? Buffer.from(text, 'base64') : unquoted(text);
}

/** Plain ASCII in a character set that contains it says the same in all of them. */
function isPlain(raw: Buffer, { charset, encoding, bodyStart, bodyEnd }: TextPart): boolean {
  if (encoding !== 'none' || /^(?:x-)?(?:unicode-1-1-)?utf-?(?:7|16|32)|^iso-2022|^hz|ebcdic|^ibm0/.test(charset))
    return false;
  return !raw.subarray(bodyStart, bodyEnd).some((byte) => byte > 0x7f);
}

/** The part as UTF-8 in base64, its header saying so. */
function rewritten(raw: Buffer, part: TextPart, text: string): Buffer[] {
  const header = raw.toString('latin1', part.headerStart, part.bodyStart);
  const declared = header
    .replace(/^content-transfer-encoding[ \t]*:.*(?:\r?\n[ \t].*)*\r?\n/gim, '')
    .replace(/(\bcharset\*?[ \t]*=[ \t]*)(?:"[^"\r\n]*"|[^\s;"]+)/gi, '$1utf-8')
    .replace(/^(content-type[ \t]*:[ \t]*text\/(?:plain|html))(?!.*(?:\r?\n[ \t].*)*charset)/gim, '$1; charset=utf-8');
  const type = /^content-type[ \t]*:/im.test(declared) ? '' : 'Content-Type: text/plain; charset=utf-8\r\n';
  const said = `${type}Content-Transfer-Encoding: base64\r\n`;
  const body = Buffer.from(text, 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n');
  return [Buffer.from(said + declared, 'latin1'), Buffer.from(body, 'latin1')];
}

/**
 * The mail with every text part in UTF-8 where the parser behind would misread it: unknown and wrongly declared
 * character sets, and none declared. `doubtful`: the characters of some part had to be guessed.
 */
export async function withReadableTexts(scan: Scan): Promise<{ readonly raw: Buffer; readonly doubtful: boolean }> {
  const pieces: Uint8Array[] = [];
  let doubtful = false;
  let from = 0;
  const raw = Buffer.from(scan.raw.buffer, scan.raw.byteOffset, scan.raw.byteLength);
  for (const part of scan.texts.slice(0, MOST_PARTS)) {
    const tooLong = part.bodyEnd - part.bodyStart > 4 * MAIL_LIMITS.textCharacters;
    if (tooLong || isPlain(raw, part)) continue;
    const decoded: DecodedText = await decodeText(bytesOf(raw, part), part.charset);
    if (decoded.asDeclared) continue;
    doubtful ||= decoded.doubtful;
    pieces.push(raw.subarray(from, part.headerStart), ...rewritten(raw, part, decoded.text));
    from = part.bodyEnd;
  }
  return pieces.length === 0 ? { raw, doubtful } : { raw: Buffer.concat([...pieces, raw.subarray(from)]), doubtful };
}
