import type { z } from 'zod';
import { lastAnswers } from '#capabilities/conversations/index.ts';
import type { AccountId, CaseId, PersonId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { SimilarCase } from '../contract/similar.ts';
import { excerptOf, mayAnswer, tellingWords } from '../domain/alike.ts';
import { queryOf, queryOfTwo } from '../domain/search-words.ts';
import { monthsOf } from './search.ts';
import { knownFor } from './search-store.ts';
import { type AskedWords, alikeWithin } from './similar-store.ts';
import { summariesOf } from './views.ts';

export interface SimilarWanted {
  readonly text: string;
  readonly show: 'open' | 'solved';
  /** Only of this customer. */
  readonly accountId: AccountId | null;
  /** Whose come before those of others. */
  readonly requesterId: PersonId | null;
  readonly except: CaseId | null;
  readonly limit: number;
}

/** Solved ones of the last two months come before those of the last thirteen, and these before all; open ones are few. */
const RINGS = { solved: [2, 13, null], open: [null] } as const;

/** The words of a text in all the forms that cases know, each as a query, and one for cases that have two of them. */
async function askedFor(tx: Tx, text: string): Promise<(AskedWords & { readonly shown: readonly string[] }) | null> {
  const telling = tellingWords(text);
  const known = await knownFor(
    tx,
    telling.map(({ beginning }) => beginning),
    'words_from',
  );
  const groups = telling.map(({ word, beginning }) => [
    ...new Set([beginning, word.toLowerCase(), ...known(beginning)]),
  ]);
  const asked = queryOfTwo(groups);
  if (asked === null) return null;
  return { asked, words: groups.map((group) => queryOf([group]) ?? ''), shown: telling.map(({ word }) => word) };
}

/** Cases about the same as a text, of those that the actor may read: with at least half of its words, most of them first. */
export async function similarCases(
  tx: Tx,
  context: Context,
  { text, requesterId, limit, ...within }: SimilarWanted,
): Promise<z.output<typeof SimilarCase>[]> {
  const asked = await askedFor(tx, text);
  if (asked === null) return [];
  const { shown } = asked;
  let rows: Awaited<ReturnType<typeof alikeWithin>> = [];
  for (const ring of RINGS[within.show]) {
    const months = monthsOf(context.now, ring);
    const found = await alikeWithin(tx, context.actor, { ...asked, ...within, months });
    rows = found.filter(({ common }) => mayAnswer(common.length, shown.length));
    if (rows.length >= limit) break;
  }
  const own = ({ requester_id: id }: (typeof rows)[number]) => Number(id === requesterId);
  const best = rows.toSorted((one, other) => own(other) - own(one)).slice(0, limit);
  const [summaries, answers] = await Promise.all([
    summariesOf(tx, best),
    lastAnswers(
      tx,
      'case',
      best.map(({ id }) => id),
    ),
  ]);
  return summaries.map((summary, at) => {
    const said = answers.get(summary.id);
    return {
      case: summary,
      words: (best[at]?.common ?? []).flatMap((place) => shown[place - 1] ?? []),
      said: said ? { text: excerptOf(said.text), by: said.author, at: toIso(said.sentAt) } : null,
    };
  });
}
