import { sql } from 'kysely';
import type { PersonId, TeamId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PeopleTables } from './tables.ts';

/** Who leads which team, and who manages the desk; people who left are not among them. */
export interface Answerable {
  readonly leads: ReadonlyMap<TeamId, readonly PersonId[]>;
  readonly managers: readonly PersonId[];
}

/** Who answers for these teams, as far as the transaction's actor sees people. */
export async function answerableFor(tx: Tx, teamIds: readonly TeamId[]): Promise<Answerable> {
  const db = tx.tables<PeopleTables>();
  const members = await db
    .selectFrom('people.team_member as m')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .select(['m.team_id as teamId', 'm.person_id as personId'])
    .where('m.team_id', '=', sql<TeamId>`any (${sql.val([...new Set(teamIds)])}::uuid[])`)
    .where('p.active', '=', true)
    .where((eb) => eb.or([eb('m.lead', '=', true), sql<boolean>`'lead' = any (p.roles)`]))
    .execute();
  const leads = new Map<TeamId, PersonId[]>();
  for (const { teamId, personId } of members) leads.set(teamId, [...(leads.get(teamId) ?? []), personId]);
  const managers = await db
    .selectFrom('people.person')
    .select('id')
    .where('active', '=', true)
    .where(sql<boolean>`'manager' = any (roles)`)
    .execute();
  return { leads, managers: managers.map(({ id }) => id) };
}
