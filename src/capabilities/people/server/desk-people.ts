import { sql } from 'kysely';
import { type Role, STAFF } from '#kernel/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PeopleTables } from './tables.ts';

interface DeskPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Everybody who works at the desk today, by name. */
export function deskPeople(tx: Tx): Promise<DeskPerson[]> {
  return tx
    .tables<PeopleTables>()
    .selectFrom('people.person')
    .select(['id', 'name', 'roles'])
    .where('active', '=', true)
    .where(sql<boolean>`roles && ${sql.val([...STAFF])}::text[]`)
    .orderBy('name')
    .orderBy('id')
    .execute();
}
