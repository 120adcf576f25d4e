import { sql } from 'kysely';
import type { z } from 'zod';
import { textsAbout } from '#capabilities/conversations/index.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CasesFound } from '../contract.ts';
import {
  beginningsOf,
  excerptWith,
  isPlain,
  markedParts,
  mayBeMeant,
  monthsBack,
  type Part,
  queryOf,
  typedNumber,
  unfinishedWord,
  wantedWords,
} from '../domain/search-words.ts';
import { type CaseSearch, knownFor, numbered, type Query, ringOf } from './search-store.ts';
import type { CaseRow } from './tables.ts';
import { summariesOf } from './views.ts';

/** Cases of this month come before those of the last three, then of the last thirteen, then all others. */
const RINGS = [1, 3, 13, null] as const;
const SHORTEST_MENDED = 4;

/** The months of a ring, the newest so many; null is all of them. */
export function monthsOf(now: number, count: number | null): readonly string[] | null {
  const today = new Date(now);
  return count === null ? null : monthsBack(today.getUTCFullYear(), today.getUTCMonth() + 1, count);
}

async function matching(tx: Tx, context: Context, { asked, search }: { asked: Query; search: CaseSearch }) {
  let rows: CaseRow[] = [];
  for (const ring of RINGS) {
    rows = await ringOf(tx, context.actor, { asked, search, months: monthsOf(context.now, ring) });
    if (rows.length >= search.limit) break;
  }
  return rows;
}

interface Matched {
  readonly rows: readonly CaseRow[];
  /** The words that are marked in what was found. */
  readonly words: readonly string[];
  /** What was searched for instead of words that stand nowhere. */
  readonly meant: readonly string[];
}

/** Exactly what was typed, the last word also as the beginning of one. */
async function asTyped(tx: Tx, context: Context, search: CaseSearch): Promise<Matched> {
  const words = wantedWords(search.q);
  const exactly = sql`websearch_to_tsquery('simple', ${search.q})`;
  const unfinished = unfinishedWord(search.q);
  if (unfinished === null) return { rows: await matching(tx, context, { asked: exactly, search }), words, meant: [] };
  const goesOn = await knownFor(tx, [unfinished], 'words_from');
  const query = queryOf(words.map((word) => (word === unfinished ? [word, ...goesOn(word)] : [word])));
  const asked = sql`(${exactly} || ${query}::tsquery)`;
  return { rows: await matching(tx, context, { asked, search }), words, meant: [] };
}

/** The same words in other forms: any that begin alike. */
async function inOtherForms(tx: Tx, context: Context, search: CaseSearch): Promise<Matched> {
  const beginnings = beginningsOf(search.q);
  const forms = await knownFor(tx, beginnings, 'words_from');
  const query = beginnings.every((word) => forms(word).length > 0) ? queryOf(beginnings.map(forms)) : null;
  const rows = query === null ? [] : await matching(tx, context, { asked: sql`${query}::tsquery`, search });
  return { rows, words: beginnings, meant: [] };
}

/** Words that cases know and that look like those that were typed. */
async function asMeant(tx: Tx, context: Context, search: CaseSearch): Promise<Matched> {
  const words = wantedWords(search.q);
  const long = words.filter((word) => word.length >= SHORTEST_MENDED && /^\p{L}+$/u.test(word));
  const alike = await knownFor(tx, long, 'words_like');
  const meantBy = new Map(long.map((word) => [word, mayBeMeant(word, alike(word))]));
  const meant = [...meantBy.values()].flat();
  const query = meant.length === 0 ? null : queryOf(words.map((word) => [word, ...(meantBy.get(word) ?? [])]));
  const rows = query === null ? [] : await matching(tx, context, { asked: sql`${query}::tsquery`, search });
  return { rows, words: [...words, ...meant], meant: rows.length === 0 ? [] : meant };
}

/** Words as they were typed; where they stand nowhere, in other forms; then as they may have been meant. */
async function matched(tx: Tx, context: Context, search: CaseSearch): Promise<Matched> {
  const typed = await asTyped(tx, context, search);
  if (typed.rows.length > 0 || !isPlain(search.q)) return typed;
  const bent = await inOtherForms(tx, context, search);
  return bent.rows.length > 0 ? bent : asMeant(tx, context, search);
}

/**
 * Cases by number, words or phrases among those that the actor may read: the newest ring that has enough, the best first.
 * What was found is marked, in the subject and in the message that has most of it.
 */
export async function searchCases(tx: Tx, context: Context, search: CaseSearch): Promise<z.output<typeof CasesFound>> {
  const number = typedNumber(search.q);
  const named = number === null ? [] : await numbered(tx, context.actor, { number, search });
  const { rows, words, meant } = await matched(tx, context, search);
  const all = [...named, ...rows.filter(({ id }) => named.every((one) => one.id !== id))].slice(0, search.limit);
  const texts = await textsAbout(
    tx,
    'case',
    all.map(({ id }) => id),
  );
  const summaries = await summariesOf(tx, all);
  const items = summaries.map((item) => {
    const excerpt: readonly Part[] = excerptWith(texts.get(item.id) ?? [], words) ?? [];
    const subject = markedParts(item.subject, words);
    return {
      ...item,
      excerpt: excerpt.map(({ text }) => text).join(''),
      marked: { subject: [...subject], excerpt: [...excerpt] },
    };
  });
  return { items, meant: [...meant] };
}
