import { json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Organisation, UNNAMED } from '../domain/index.ts';
import type { PeopleTables } from './tables.ts';

const NAME = 'organisation';

/** Much asks for them within one transaction, and only `saveOrganisation` changes them. */
const read = new WeakMap<Tx, Promise<Organisation>>();

/** The organisation's settings; before the set-up those of a nameless one. */
export function organisation(tx: Tx): Promise<Organisation> {
  const known = read.get(tx) ?? readOrganisation(tx);
  read.set(tx, known);
  return known;
}

async function readOrganisation(tx: Tx): Promise<Organisation> {
  const row = await tx
    .tables<PeopleTables>()
    .selectFrom('platform.setting')
    .select('value')
    .where('name', '=', NAME)
    .executeTakeFirst();
  return row ? { ...UNNAMED, ...row.value } : UNNAMED;
}

/** Stores the organisation's settings. Needs the system's rights. */
export async function saveOrganisation(tx: Tx, settings: Organisation): Promise<void> {
  const value = json({ ...settings, deskAddresses: settings.deskAddresses.map((address) => address.toLowerCase()) });
  await tx
    .tables<PeopleTables>()
    .insertInto('platform.setting')
    .values({ name: NAME, value })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value, version: eb('platform.setting.version', '+', 1) })),
    )
    .execute();
  read.delete(tx);
}
