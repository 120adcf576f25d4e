import type { CleanHtml } from './clean-html.ts';
import type { Line } from './lines.ts';

// The cleaned HTML is ours: well-formed, `<` and `>` only around tags, four entities.
const TOKEN = /<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

const BLOCKS = new Set([
  ...['blockquote', 'caption', 'center', 'dd', 'div', 'dl', 'dt', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li'],
  ...['ol', 'p', 'pre', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul'],
]);
const APART = new Set(['blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ol', 'table', 'ul', 'dl', 'pre']);

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
}

const ATTRIBUTES = { href: / href="([^"]*)"/, alt: / alt="([^"]*)"/, mark: / data-mark="([^"]*)"/ } as const;

function attribute(attributes: string, name: keyof typeof ATTRIBUTES): string | null {
  const found = ATTRIBUTES[name].exec(attributes)?.[1];
  return found === undefined ? null : decode(found);
}

/** What is open around the place that is being read. */
interface Writer {
  readonly lines: Line[];
  readonly tight: boolean;
  current: string;
  depth: number;
  signature: number;
  preformatted: number;
  cut: boolean;
  readonly open: { tag: string; mark: string | null }[];
  readonly lists: { ordered: boolean; next: number }[];
  readonly links: { href: string | null; at: number }[];
}

function breakLine(writer: Writer): void {
  const mark = writer.cut ? 'cut' : writer.signature > 0 ? 'signature' : 'none';
  writer.lines.push({ text: writer.current.trimEnd(), depth: writer.depth, mark });
  writer.cut = false;
  writer.current = '';
}

function endLine(writer: Writer): void {
  // A bullet waits for its text, which may stand in a paragraph of its own.
  const bulletAlone = /^ *(?:-|\d+\.) $/.test(writer.current);
  if (writer.current !== '' && !bulletAlone) breakLine(writer);
}

function spaceBefore(writer: Writer): void {
  const last = writer.lines.at(-1);
  if (last !== undefined && last.text !== '') writer.lines.push({ text: '', depth: writer.depth, mark: 'none' });
}

function addText(writer: Writer, given: string): void {
  const text = decode(given);
  if (writer.preformatted > 0) {
    const [first = '', ...rest] = text.split('\n');
    writer.current += first;
    for (const line of rest) {
      breakLine(writer);
      writer.current = line;
    }
    return;
  }
  const flat = text.replace(/[ \t\n\f]+/g, ' ').replaceAll('\u00a0', ' ');
  const joined = writer.current === '' || writer.current.endsWith(' ') ? flat.replace(/^ /, '') : flat;
  writer.current += writer.current === '' && text.startsWith('\u00a0') ? flat : joined;
}

function endLink(writer: Writer): void {
  const link = writer.links.pop();
  if (!link?.href || !/^https?:/i.test(link.href) || link.href.length > 200) return;
  const label = writer.current.slice(link.at).trim();
  const bare = (given: string) =>
    given
      .replace(/^https?:\/\//i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  if (label !== '' && bare(label) !== bare(link.href)) writer.current += ` (${link.href})`;
}

function bullet(writer: Writer): string {
  const list = writer.lists.at(-1);
  const indent = '  '.repeat(Math.max(0, writer.lists.length - 1));
  if (!list?.ordered) return `${indent}- `;
  list.next += 1;
  return `${indent}${list.next - 1}. `;
}

function openBlock(writer: Writer, tag: string, attributes: string): void {
  endLine(writer);
  const mark = attribute(attributes, 'mark');
  if (APART.has(tag) || (tag === 'p' && !writer.tight)) spaceBefore(writer);
  if (mark === 'cut') writer.cut = true;
  if (mark === 'quote') writer.depth += 1;
  if (mark === 'signature') writer.signature += 1;
  if (tag === 'pre') writer.preformatted += 1;
  if (tag === 'ol' || tag === 'ul') writer.lists.push({ ordered: tag === 'ol', next: 1 });
  if (tag === 'li') writer.current = bullet(writer);
  if (tag === 'hr') {
    writer.current = '---';
    breakLine(writer);
  } else {
    writer.open.push({ tag, mark });
  }
}

function closeBlock(writer: Writer, tag: string): void {
  endLine(writer);
  if (writer.open.at(-1)?.tag !== tag) return;
  const closed = writer.open.pop();
  if (closed?.mark === 'quote') writer.depth -= 1;
  if (closed?.mark === 'signature') writer.signature -= 1;
  if (tag === 'pre') writer.preformatted -= 1;
  if (tag === 'ol' || tag === 'ul') writer.lists.pop();
  if (APART.has(tag) || (tag === 'p' && !writer.tight)) spaceBefore(writer);
}

function inline(writer: Writer, tag: string, closing: boolean, attributes: string): void {
  if (!closing && attribute(attributes, 'mark') === 'cut') {
    endLine(writer);
    writer.cut = true;
  }
  if (tag === 'br' && !closing) breakLine(writer);
  else if ((tag === 'td' || tag === 'th') && closing) addText(writer, ' \u00a0');
  else if (tag === 'a' && closing) endLink(writer);
  else if (tag === 'a') writer.links.push({ href: attribute(attributes, 'href'), at: writer.current.length });
  else if (tag === 'img' && !closing) writer.current += attribute(attributes, 'alt') ?? '';
}

/** The lines that a reader of this HTML sees, in order. Linear in its length. */
export function linesOfHtml(clean: CleanHtml): Line[] {
  const writer: Writer = {
    lines: [],
    tight: clean.tightParagraphs,
    current: '',
    depth: 0,
    signature: 0,
    preformatted: 0,
    cut: false,
    open: [],
    lists: [],
    links: [],
  };
  for (const [, slash, tag, attributes = '', text] of clean.html.matchAll(TOKEN)) {
    if (text !== undefined) addText(writer, text);
    else if (tag === undefined) continue;
    else if (!BLOCKS.has(tag)) inline(writer, tag, slash === '/', attributes);
    else if (slash === '/') closeBlock(writer, tag);
    else openBlock(writer, tag, attributes);
  }
  endLine(writer);
  return writer.lines;
}
