/** C0 controls but tab and line feed, DEL, the C1 controls and byte order marks: nothing a person wrote. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that we take out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g;

/** Characters that turn the reading direction around and so let a name lie about itself. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/** Characters that take no room: they hide in names. */
const INVISIBLE = /[\u200b-\u200f\u2028\u2029\u2060]/g;

/** Text of several lines: `\n` line ends, NFC, no control characters, no half surrogates. */
export function cleanText(given: string): string {
  return given.replace(/\r\n?/g, '\n').replace(CONTROLS, '').toWellFormed().normalize('NFC');
}

/** One line for a name or a subject: like `cleanText`, white space run together, no direction characters. */
export function cleanLine(given: string, max = 998): string {
  const line = cleanText(given.replace(/[\r\n\t]+/g, ' '));
  return cut(line.replace(DIRECTION, '').replace(/\s+/g, ' ').trim(), max);
}

/** At most `max` characters, never half of a surrogate pair. */
export function cut(given: string, max: number): string {
  return given.length <= max
    ? given
    : given
        .slice(0, max)
        .toWellFormed()
        .replace(/\ufffd$/, '');
}

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file name that is safe to show and to offer for saving: one path segment of at most 150 characters,
 * its extension kept, no characters that a file system or a reader takes amiss.
 */
export function cleanFilename(given: string | null, fallback: string): string {
  const segment =
    cleanLine(given ?? '', 1000)
      .split(/[/\\]/)
      .at(-1) ?? '';
  const plain = segment
    .replace(INVISIBLE, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (plain === '') return fallback;
  const named = RESERVED.test(plain) ? `_${plain}` : plain;
  if (named.length <= 150) return named;
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(named)?.[0] ?? '';
  return cut(named, 150 - extension.length) + extension;
}

// Quoted local parts and address literals exist on paper only; refusing them closes many doors at once.
const ADDRESS =
  /^[^\s@<>()[\]\\,;:"`|]{1,64}@(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?\.){0,10}[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** The address in lower case, or null when it is not one that we would write to. */
export function cleanAddress(given: string): string | null {
  const address = given.trim().toLowerCase().toWellFormed().normalize('NFC');
  return address.length <= 254 && ADDRESS.test(address) ? address : null;
}
