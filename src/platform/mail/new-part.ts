import { type Line, textOf } from './lines.ts';
import { attributionLength, isAnnounced, isDeviceLine, isHeaderBlock, isRule } from './separators.ts';

/** `answer` carries the mail it answers, `forward` is sent for the sake of the quoted mail, `first` quotes nothing. */
export type MailKind = 'answer' | 'forward' | 'first';

const FORWARD = /^\s*(?:fwd?|wg|wtr|tr|rv|enc|doorst|vb|i|пересл)\s*:/iu;
const ANSWER = /^\s*(?:re|aw|antw(?:ort)?|sv|vs|ré|rif|odp|отв|ynt|bls)\s*(?:\[\d+\])?\s*:/iu;

/** What kind of mail this is, by its subject and by whether it names a mail that it answers. */
export function mailKindOf(subject: string, answersSomething: boolean): MailKind {
  if (FORWARD.test(subject)) return 'forward';
  return answersSomething || ANSWER.test(subject) ? 'answer' : 'first';
}

type Tagged = { readonly line: Line; readonly tag: 'own' | 'empty' | 'quote' | 'attribution' };

function hasWords(lines: readonly Line[]): boolean {
  return lines.some((line) => line.text.trim() !== '' && !isRule(line.text));
}

/** Where the answered mail begins so clearly that all below belongs to it; the end of the lines when nowhere. */
function cutAt(lines: readonly Line[]): number {
  for (const [at, line] of lines.entries()) {
    if (line.depth > 0) continue;
    if (line.mark === 'cut' || isAnnounced(line.text) || isHeaderBlock(lines, at)) return at;
    const length = attributionLength(lines, at);
    if (length === 0) continue;
    let below = at + length;
    while (lines[below]?.text.trim() === '') below += 1;
    if ((lines[below]?.depth ?? 0) === 0) return at;
  }
  return lines.length;
}

function tagLines(lines: readonly Line[]): Tagged[] {
  const tagged: Tagged[] = [];
  let at = 0;
  while (at < lines.length) {
    const length = lines[at]?.depth === 0 ? attributionLength(lines, at) : 0;
    for (const line of lines.slice(at, at + Math.max(1, length))) {
      if (length > 0) tagged.push({ line, tag: 'attribution' });
      else if (line.depth > 0) tagged.push({ line, tag: 'quote' });
      else tagged.push({ line, tag: line.text.trim() === '' ? 'empty' : 'own' });
    }
    at += Math.max(1, length);
  }
  return tagged;
}

function withoutTail(tagged: readonly Tagged[]): readonly Tagged[] {
  let end = tagged.length;
  while (end > 0 && tagged[end - 1]?.tag !== 'own') end -= 1;
  return tagged.slice(0, end);
}

/** Answers below the quote: the quote goes when it is one block at the top, and stays between answers. */
function withoutHead(tagged: readonly Tagged[]): readonly Tagged[] {
  const firstOwn = tagged.findIndex((one) => one.tag === 'own');
  const head = tagged.slice(0, Math.max(0, firstOwn));
  const rest = tagged.slice(Math.max(0, firstOwn));
  const between = rest.some((one) => one.tag === 'quote');
  return head.some((one) => one.tag === 'quote') && !between ? rest : tagged;
}

/** The footer that Mailman and its kin put under each mail: a long rule, then a few lines about the list. */
function listFooterAt(lines: readonly Line[]): number {
  const at = lines.findLastIndex((line) => line.depth === 0 && /^_{30,}\s*$/.test(line.text));
  const below = at === -1 ? [] : lines.slice(at + 1);
  const about = below.some((line) => /mailing list|listinfo|unsubscribe/i.test(line.text));
  return about && below.length <= 8 ? at : lines.length;
}

/** In quotes that stay, a signature says nothing: it goes from its delimiter to the end of that quote. */
function withoutQuotedSignatures(lines: readonly Line[]): Line[] {
  let below = 0;
  return lines.filter((line) => {
    if (line.depth < below) below = 0;
    if (below === 0 && line.depth > 0 && /^--\s?$/.test(line.text)) below = line.depth;
    return below === 0;
  });
}

function withoutSignature(given: readonly Line[]): Line[] {
  const lines = withoutQuotedSignatures(given.slice(0, listFooterAt(given)));
  const delimiter = lines.findLastIndex((line) => line.depth === 0 && /^(?:--|__|—) ?$/.test(line.text));
  const below = delimiter === -1 ? [] : lines.slice(delimiter + 1).filter((line) => line.text.trim() !== '');
  const above = delimiter !== -1 && below.length <= 15 ? lines.slice(0, delimiter) : lines;
  const kept = above.filter((line) => line.mark !== 'signature');
  let end = kept.length;
  for (let at = kept.length - 1; at >= 0; at -= 1) {
    const text = kept[at]?.text.trim() ?? '';
    if (text === '' || isRule(text)) continue;
    if (!isDeviceLine(text)) break;
    end = at;
  }
  return kept.slice(0, end);
}

function withoutRules(lines: readonly Line[]): readonly Line[] {
  let end = lines.length;
  while (end > 0 && (lines[end - 1]?.text.trim() === '' || isRule(lines[end - 1]?.text ?? ''))) end -= 1;
  return lines.slice(0, end);
}

/**
 * What the sender wrote anew: without the mail that is answered, without the signature. Answers between quoted
 * lines keep those lines. When nothing would be left, everything stays: a view must not be empty where text is.
 */
export function newPartOf(lines: readonly Line[], kind: MailKind): string {
  const whole = textOf(lines);
  if (kind !== 'answer') {
    const kept = withoutSignature(lines);
    return hasWords(kept) ? textOf(kept) : whole;
  }
  const above = lines.slice(0, cutAt(lines));
  const unsigned = withoutSignature(withoutTail(tagLines(above)).map((one) => one.line));
  const tagged = withoutHead(withoutTail(tagLines(unsigned)));
  const kept = withoutRules(withoutSignature(tagged.map((one) => one.line)));
  return hasWords(kept) ? textOf(kept) : whole;
}
