/**
 * One line of a mail body. `depth` counts the quotes around it (`>` or blockquote). `mark` is what the mail
 * program itself said: from `cut` on follows the mail that was answered; `signature` lines are a signature.
 */
export interface Line {
  readonly text: string;
  readonly depth: number;
  readonly mark: 'none' | 'cut' | 'signature';
}

const QUOTE_PREFIX = /^(?:>[ \t]?){1,20}/;

function lineOf(given: string): Line {
  const prefix = QUOTE_PREFIX.exec(given)?.[0] ?? '';
  return { text: given.slice(prefix.length), depth: prefix.replace(/[^>]/g, '').length, mark: 'none' };
}

/** The lines of a plain text; `>` prefixes become depth. */
export function linesOfText(text: string): Line[] {
  return text.split('\n').map(lineOf);
}

/**
 * Joins the soft line ends of `format=flowed` (RFC 3676). Lines of different quote depth are never joined, so a
 * quote that ends in a space does not swallow the answer below it.
 */
export function unfoldFlowed(text: string, deleteSpace: boolean): string {
  const paragraphs: { prefix: string; depth: number; parts: string[]; open: boolean }[] = [];
  for (const raw of text.split('\n')) {
    const depth = /^>*/.exec(raw)?.[0].length ?? 0;
    const unquoted = raw.slice(depth);
    const body = unquoted.startsWith(' ') ? unquoted.slice(1) : unquoted;
    const soft = body.endsWith(' ') && body !== '-- ';
    const last = paragraphs.at(-1);
    const part = soft && deleteSpace ? body.slice(0, -1) : body;
    if (last?.open && last.depth === depth && body !== '-- ') {
      last.parts.push(part);
      last.open = soft;
    } else {
      paragraphs.push({ prefix: depth > 0 ? `${'>'.repeat(depth)} ` : '', depth, parts: [part], open: soft });
    }
  }
  return paragraphs.map((one) => one.prefix + one.parts.join('')).join('\n');
}

/** Lines as text again, quotes with `> `; at most one empty line in a row, none at the ends. */
export function textOf(lines: readonly Line[]): string {
  return tidy(lines.map((line) => `${'> '.repeat(line.depth)}${line.text}`.trimEnd()).join('\n'));
}

/** Without trailing spaces, with at most one empty line in a row and none at the ends. */
export function tidy(text: string): string {
  const kept: string[] = [];
  for (const given of text.split('\n')) {
    const line = given.trimEnd();
    if (line !== '' || (kept.length > 0 && kept.at(-1) !== '')) kept.push(line);
  }
  while (kept.at(-1) === '') kept.pop();
  return kept.join('\n');
}
