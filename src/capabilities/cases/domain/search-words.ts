import { beginningsIn } from './alike.ts';

/** A stretch of a text, and whether it is what was searched for. */
export interface Part {
  readonly text: string;
  readonly found: boolean;
}

const WORD = /[\p{L}\p{N}]+/gu;
/** Said with a minus before it, a word is one that must not stand there. */
const UNWANTED = /(^|\s)-\S+/gu;
const EXCERPT = 180;
/** How much of a text stands before the first word that was found. */
const LEAD = 40;
const MOST_WORDS = 12;
const SHORTEST_BEGINNING = 3;

/** The words that somebody searches for, small, each once, 12 at most; without those that must not stand there. */
export function wantedWords(typed: string): readonly string[] {
  const words = typed.replace(UNWANTED, ' ').toLowerCase().match(WORD) ?? [];
  return [...new Set(words.filter((word) => word !== 'or'))].slice(0, MOST_WORDS);
}

/** The number of a case, where that is all that was typed: `12453` or `#12453`. */
export function typedNumber(typed: string): number | null {
  const [, digits] = /^\s*#?(\d{1,9})\s*$/.exec(typed) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** Phrases, alternatives and words that must not stand there are meant exactly so. */
const MEANT_EXACTLY = /"|(^|\s)-\S|\bor\b/i;

/** Whether what was typed are words alone, of which other forms may be meant too. */
export function isPlain(typed: string): boolean {
  return !MEANT_EXACTLY.test(typed);
}

/** How many letters must be changed, left out, added or swapped with their neighbour to get from one word to another. */
export function lettersApart(one: string, other: string): number {
  const [from, to] = [[...one], [...other]];
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= from.length; row++) {
    const counts = [row];
    rows.push(counts);
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const ways = [at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + same];
      counts.push(Math.min(...ways, swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY));
    }
  }
  return at(from.length, to.length);
}

const LONG = 6;
const MOST_MEANT = 3;

/** Of words that look like a typed one those that may be meant, nearest first: one letter apart, in a long word two. */
export function mayBeMeant(typed: string, alike: readonly string[]): readonly string[] {
  const most = typed.length >= LONG ? 2 : 1;
  return alike
    .map((word) => ({ word, apart: lettersApart(typed, word) }))
    .filter(({ apart }) => apart > 0 && apart <= most)
    .sort((one, other) => one.apart - other.apart)
    .slice(0, MOST_MEANT)
    .map(({ word }) => word);
}

/**
 * The word that somebody is still typing, whose rest they leave to us: the last one, from three letters on; null after a
 * blank, or where it is no plain word.
 */
export function unfinishedWord(typed: string): string | null {
  const [last] = /[\p{L}\p{N}]+$/u.exec(typed.toLowerCase()) ?? [];
  return last !== undefined && [...last].length >= SHORTEST_BEGINNING && isPlain(typed) ? last : null;
}

/** The beginnings of the words that somebody searches for, by which their other forms are found, each once. */
export function beginningsOf(typed: string): readonly string[] {
  return beginningsIn(wantedWords(typed).join(' ')).filter((word) => [...word].length >= SHORTEST_BEGINNING);
}

const anyOf = (group: readonly string[]) => `(${group.map((word) => `'${word}'`).join(' | ')})`;

/** A query that wants one of each group of words; null where there is nothing to want. Letters and digits only. */
export function queryOf(groups: readonly (readonly string[])[]): string | null {
  const wanted = groups.filter((group) => group.length > 0);
  if (wanted.length === 0) return null;
  return wanted.map(anyOf).join(' & ');
}

/** A query that wants any two of these groups of words, or the only one; null without any. Letters and digits only. */
export function queryOfTwo(groups: readonly (readonly string[])[]): string | null {
  const [first, ...others] = groups.filter((group) => group.length > 0).map(anyOf);
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const all = [first, ...others];
  return all.flatMap((one, at) => all.slice(at + 1).map((other) => `(${one} & ${other})`)).join(' | ');
}

/** The months, `month:2026-11`, from this one so many back: the newest ring of a search. */
export function monthsBack(year: number, month: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, back) => {
    const since = year * 12 + (month - 1) - back;
    return `month:${Math.floor(since / 12)}-${String((since % 12) + 1).padStart(2, '0')}`;
  });
}

/** A text cut where words begin with one of those that were searched for. */
export function markedParts(text: string, words: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  const add = (piece: string, found: boolean) => {
    if (piece !== '') parts.push({ text: piece, found });
  };
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (!words.some((word) => match[0].toLowerCase().startsWith(word))) continue;
    add(text.slice(end, match.index), false);
    add(match[0], true);
    end = match.index + match[0].length;
  }
  add(text.slice(end), false);
  return parts;
}

const foundIn = (text: string, words: readonly string[]) =>
  words.filter((word) => new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'iu').test(text)).length;

/** Of several texts the one with most of the words, cut around the first of them, in one line; null where none has any. */
export function excerptWith(texts: readonly string[], words: readonly string[]): readonly Part[] | null {
  const counted = texts.map((text) => ({ text: text.replace(/\s+/g, ' ').trim(), count: foundIn(text, words) }));
  const [best] = counted.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
  if (!best) return null;
  const [first] = markedParts(best.text, words);
  const before = first === undefined || first.found ? 0 : first.text.length;
  const from = before <= LEAD ? 0 : best.text.indexOf(' ', before - LEAD) + 1;
  const end = from + EXCERPT;
  const cut = end >= best.text.length ? best.text.slice(from) : best.text.slice(from, best.text.lastIndexOf(' ', end));
  const shown = `${from > 0 ? '… ' : ''}${cut}${from + cut.length < best.text.length ? ' …' : ''}`;
  return markedParts(shown, words);
}
