import type { Tx } from '#platform/database/transaction.ts';
import type { PeopleTables } from './tables.ts';

/** Whether somebody proved or an administrator said that this address is its person's. Needs the system's rights. */
export async function isOwnedAddress(tx: Tx, address: string): Promise<boolean> {
  const row = await tx
    .tables<PeopleTables>()
    .selectFrom('people.contact_point')
    .select('person_id')
    .where('kind', '=', 'email')
    .where('address', '=', address.toLowerCase())
    .where((eb) => eb.or([eb('verified_at', 'is not', null), eb('source', '=', 'administrator')]))
    .executeTakeFirst();
  return row !== undefined;
}
