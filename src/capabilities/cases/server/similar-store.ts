import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { AccountId, CaseId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { SOLVED_STATES } from '../domain/states.ts';
import { facetsInReach, readableCases } from './policy.ts';
import type { CaseRow, CaseTables } from './tables.ts';

/** Among which cases is looked. */
export interface Within {
  readonly show: 'open' | 'solved';
  readonly accountId: AccountId | null;
  readonly except: CaseId | null;
  /** Null is all of them. */
  readonly months: readonly string[] | null;
}

/** What is looked for: any case with `asked`, of which each of `words` counts. Text queries of PostgreSQL. */
export interface AskedWords {
  readonly asked: string;
  readonly words: readonly string[];
}

/** Which of the words stand there too, by their place, from 1. */
type Alike = CaseRow & { readonly common: number[] };

/** Of more cases than these in one ring the words are not counted. */
const COMPARED = 400;

/** Cases with these words, those with most of them first: the index proposes, the policy of cases decides. */
export function alikeWithin(tx: Tx, actor: Actor, { asked, words, ...within }: AskedWords & Within): Promise<Alike[]> {
  const { show, accountId, except, months } = within;
  const facets = [show === 'open' ? 'open' : 'done', ...(accountId === null ? [] : [`account:${accountId}`])];
  const inside = sql`${sql.val(facets)}::text[], ${sql.val(facetsInReach(actor))}::text[]`;
  const found = sql<{
    case_id: string;
    rank: number;
  }>`cases.found(${asked}::tsquery, ${inside}, ${sql.val(months)}::text[], ${COMPARED})`;
  const common = sql<number[]>`array(
    select place::int from unnest(${sql.val([...words])}::tsquery[]) with ordinality one(query, place)
    where cases.search_text.words @@ query order by place)`;
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .where(readableCases(actor))
    .where('merged_into', 'is', null)
    .$if(show === 'solved', (query) => query.where('state', 'in', SOLVED_STATES))
    .$if(except !== null, (query) => query.where('cases.case.id', '<>', except))
    .innerJoin(found.as('found'), 'found.case_id' as never, 'cases.case.id')
    .innerJoin('cases.search_text', 'cases.search_text.case_id', 'cases.case.id')
    .selectAll('cases.case')
    .select(common.as('common'))
    .orderBy(sql`cardinality(${common}) desc`)
    .orderBy(sql`found.rank desc`)
    .orderBy('opened_at', 'desc')
    .limit(20)
    .execute();
}
