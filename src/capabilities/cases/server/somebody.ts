import { sql } from 'kysely';
import { atWork } from '#capabilities/people/index.ts';
import type { PersonId, TeamId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Worker } from '../domain/case.ts';
import { somebodyOf } from '../domain/somebody.ts';

/** Somebody of a team who is there now; null where nobody is. Also for a customer's own transaction. */
export async function somebodyAtWork(tx: Tx, teamId: TeamId | null, now: Instant): Promise<Worker | null> {
  const there = teamId === null ? [] : await atWork(tx, teamId, now);
  if (there.length === 0) return null;
  const { rows } = await sql<{ person_id: PersonId; open: number }>`
    select * from cases.open_owned(${there.map(({ id }) => id)}::uuid[])`.execute(tx.tables<unknown>());
  const open = new Map(rows.map((row) => [row.person_id, row.open]));
  return somebodyOf(there.map((person) => ({ ...person, open: open.get(person.id) ?? 0 })));
}
