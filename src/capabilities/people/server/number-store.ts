import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type PersonRecord, personsByIds } from './person-store.ts';
import type { PeopleTables } from './tables.ts';

const MOST = 50;

/**
 * Active persons whose telephone number ends in these digits, at most five of them, however it is written: at most 50. The
 * caller compares the whole numbers.
 */
export async function peopleByLastDigits(tx: Tx, lastDigits: string): Promise<PersonRecord[]> {
  const rows = await tx
    .tables<PeopleTables>()
    .selectFrom('people.person as p')
    .select('p.id')
    .where('p.active', '=', true)
    .where('p.phone', 'is not', null)
    .where(sql`right(regexp_replace(p.phone, '\\D', '', 'g'), 5)`, '=', lastDigits)
    .orderBy('p.name')
    .limit(MOST)
    .execute();
  const people = await personsByIds(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id }) => people.get(id) ?? []);
}

/** Keeps at which number somebody is called. */
export async function savePhone(tx: Tx, personId: PersonId, phone: string): Promise<void> {
  await tx.tables<PeopleTables>().updateTable('people.person').set({ phone }).where('id', '=', personId).execute();
}
