import { sql } from 'kysely';
import type { z } from 'zod';
import { lastAnswers } from '#capabilities/conversations/index.ts';
import { namesOf } from '#capabilities/people/index.ts';
import type { Actor } from '#kernel/actor.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Suggestions } from '../contract.ts';
import { beginningsIn, excerptOf, isSameMatter, mayAnswer } from '../domain/alike.ts';
import { isOpen } from '../domain/states.ts';
import { colleaguesCases, ownCasesGathered } from './policy.ts';
import type { CaseRow, CaseTables } from './tables.ts';
import { nowLineOf } from './views.ts';

type Suggested = z.output<typeof Suggestions>;
type Alike = CaseRow & { readonly common: number; readonly mine: boolean };

/** Older ones than the newest so many of a person are not compared. */
const NEWEST = 1000;
const OPEN_SHOWN = 2;
const ANSWERED_SHOWN = 3;

/** The newest cases that an answer may stand in: the asker's own, or what their colleagues let them see. */
function newest(tx: Tx, actor: Actor, whose: 'mine' | 'colleagues') {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll('cases.case')
    .select(sql<boolean>`${sql.lit(whose === 'mine')}`.as('mine'))
    .where(whose === 'mine' ? ownCasesGathered(actor) : colleaguesCases(actor))
    .where('merged_into', 'is', null)
    .orderBy('opened_at', 'desc')
    .limit(NEWEST);
}

/** Cases with any of these words: the asker's own first, then those with most of them. */
function alike(tx: Tx, actor: Actor, words: readonly string[]): Promise<Alike[]> {
  // Beginnings hold letters and digits only, so nothing in them means anything to the query's own language.
  const queries = sql`${sql.val(words.map((word) => `${word}:*`))}::tsquery[]`;
  const db = tx.tables<CaseTables>();
  const seen = db
    .selectFrom(newest(tx, actor, 'mine').as('own'))
    .selectAll()
    .unionAll(db.selectFrom(newest(tx, actor, 'colleagues').as('others')).selectAll());
  const counted = db
    .selectFrom(seen.as('seen'))
    .innerJoin('cases.search_text', 'cases.search_text.case_id', 'seen.id')
    .selectAll('seen')
    .select(
      sql<number>`(select count(*)::int from unnest(${queries}) asked where cases.search_text.words @@ asked)`.as(
        'common',
      ),
    );
  return db
    .selectFrom(counted.as('counted'))
    .selectAll()
    .where('common', '>', 0)
    .orderBy('mine', 'desc')
    .orderBy('common', 'desc')
    .orderBy('opened_at', 'desc')
    .limit(20)
    .execute();
}

/** What helped was said by us, in a case that is done: an ended or a declined one answered nothing. */
function isAnswered({ state }: CaseRow): boolean {
  return !isOpen(state) && state !== 'cancelled' && state !== 'declined';
}

/** What may spare asking: open cases about the same, and what helped in earlier ones; the asker's own come first. */
export async function suggestionsFor(tx: Tx, context: Context, text: string): Promise<Suggested> {
  const words = beginningsIn(text);
  if (words.length === 0) return { open: [], answered: [] };
  const rows = await alike(tx, context.actor, words);
  const open = rows.filter((row) => isOpen(row.state) && isSameMatter(row.common, words.length));
  const done = rows.filter((row) => isAnswered(row) && mayAnswer(row.common, words.length));
  const { people } = await namesOf(tx, { people: rows.flatMap((row) => (row.mine ? [] : [row.requester_id])) });
  const colleagueOf = (row: Alike) => (row.mine ? null : (people.get(row.requester_id) ?? ''));
  const answers = await lastAnswers(
    tx,
    'case',
    done.map(({ id }) => id),
  );
  return {
    open: open.slice(0, OPEN_SHOWN).map((row) => ({
      number: row.number,
      subject: row.subject,
      askedAt: toIso(row.opened_at),
      now: nowLineOf(row),
      colleague: colleagueOf(row),
    })),
    answered: done
      .flatMap((row) => {
        const answer = answers.get(row.id);
        if (!answer) return [];
        return [
          {
            number: row.number,
            subject: row.subject,
            helped: excerptOf(answer.text),
            by: answer.author,
            at: toIso(answer.sentAt),
            colleague: colleagueOf(row),
          },
        ];
      })
      .slice(0, ANSWERED_SHOWN),
  };
}
