import { sql } from 'kysely';
import type { PersonActor } from '#kernel/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { actorOfRow } from './actor-row.ts';

/**
 * The person as they may act now, for what they left the program to do a moment later. Null once they are gone. As the
 * system.
 */
export async function actingPerson(tx: Tx, id: PersonId): Promise<PersonActor | null> {
  const { rows } = await sql<{ actor: unknown }>`select people.actor_of_person(${id}) as actor`.execute(
    tx.tables<unknown>(),
  );
  return actorOfRow(rows[0]?.actor);
}
