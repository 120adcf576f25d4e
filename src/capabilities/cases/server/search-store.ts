import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { AccountId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { facetsInReach, readableCases } from './policy.ts';
import type { CaseRow, CaseTables } from './tables.ts';

/** What is searched for, and in which cases: all of the limits hold. */
export interface CaseSearch {
  readonly q: string;
  readonly show: 'all' | 'open' | 'done';
  readonly teamId?: TeamId | undefined;
  readonly serviceId?: ServiceId | undefined;
  readonly accountId?: AccountId | undefined;
  readonly limit: number;
}

/** A text query of PostgreSQL. */
export type Query = RawBuilder<unknown>;

/** Of more cases than these in one ring the rank is not compared. */
const COMPARED = 200;
/** Of words that cases know so many are looked at for one that was typed. */
const KNOWN = 20;

/** What must hold for every case: the index goes by these, so that nothing is compared that nobody asked for. */
function facetsOf({ show, teamId, serviceId, accountId }: CaseSearch): string[] | null {
  const facets = [
    ...(show === 'all' ? [] : [show]),
    ...(teamId ? [`team:${teamId}`] : []),
    ...(serviceId ? [`service:${serviceId}`] : []),
    ...(accountId ? [`account:${accountId}`] : []),
  ];
  return facets.length === 0 ? null : facets;
}

/** The best of one ring, whose months are named: the index proposes, the policy of cases decides. */
export function ringOf(
  tx: Tx,
  actor: Actor,
  { asked, search, months }: { asked: Query; search: CaseSearch; months: readonly string[] | null },
) {
  const facets = sql`${sql.val(facetsOf(search))}::text[], ${sql.val(facetsInReach(actor))}::text[]`;
  const found = sql<{
    case_id: string;
    rank: number;
  }>`cases.found(${asked}, ${facets}, ${sql.val(months)}::text[], ${COMPARED})`;
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .where(readableCases(actor))
    .innerJoin(found.as('found'), 'found.case_id' as never, 'cases.case.id')
    .selectAll('cases.case')
    .orderBy(sql`found.rank desc`)
    .orderBy('opened_at', 'desc')
    .limit(search.limit)
    .execute();
}

/** Words that cases know, for each of these by which `lookUp` finds them. */
export async function knownFor(tx: Tx, asked: readonly string[], lookUp: 'words_like' | 'words_from') {
  const known = sql`${sql.ref(`cases.${lookUp}`)}(asked, ${KNOWN})`;
  const { rows } = await sql<{ asked: string; word: string }>`
    select asked, word from unnest(${sql.val(asked)}::text[]) asked, ${known} word`.execute(tx.tables<CaseTables>());
  const by = Map.groupBy(rows, (row) => row.asked);
  return (word: string): readonly string[] => by.get(word)?.map((row) => row.word) ?? [];
}

/** Whether a row lies within the limits of a search; for the case that was named by its number. */
function isWithin(row: CaseRow, search: CaseSearch): boolean {
  if (search.show !== 'all' && row.open !== (search.show === 'open')) return false;
  if (search.teamId && row.team_id !== search.teamId) return false;
  if (search.serviceId && row.service_id !== search.serviceId) return false;
  return !search.accountId || row.account_id === search.accountId;
}

/** The case of that number, within the limits of the search. */
export async function numbered(
  tx: Tx,
  actor: Actor,
  { number, search }: { number: number; search: CaseSearch },
): Promise<CaseRow[]> {
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll('cases.case')
    .where(readableCases(actor))
    .where('number', '=', number)
    .execute();
  return rows.filter((row) => isWithin(row, search));
}

/** Takes so many cases whose words are new, and learns these; answers how many it took. */
export async function learnWords(tx: Tx, atMost: number): Promise<number> {
  const { rows } = await sql<{ learned: number }>`select cases.learn_words(${atMost}) as learned`.execute(
    tx.tables<CaseTables>(),
  );
  return rows[0]?.learned ?? 0;
}
