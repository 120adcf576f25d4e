import { sql } from 'kysely';
import type { PersonId, TeamId } from '#kernel/ids.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';

/** Agents and leads of a team who are not away at a moment, whoever asks: also a customer's own transaction. */
export async function atWork(tx: Tx, teamId: TeamId, now: Instant): Promise<readonly { id: PersonId; name: string }[]> {
  const { rows } = await sql<{ person_id: PersonId; name: string }>`
    select * from people.at_work(${teamId}::uuid, ${toIso(now)}::timestamptz)`.execute(tx.tables<unknown>());
  return rows.map((row) => ({ id: row.person_id, name: row.name }));
}
