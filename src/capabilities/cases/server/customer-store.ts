import type { Selectable } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CaseTables } from './tables.ts';

export type CustomerRow = Selectable<CaseTables['cases.customer']>;

/** What the desk keeps in mind about a customer; null where nothing was said. `lock` keeps others from changing it. */
export async function findKeptInMind(
  tx: Tx,
  personId: PersonId,
  lock: 'lock' | 'look' = 'look',
): Promise<CustomerRow | null> {
  const found = tx.tables<CaseTables>().selectFrom('cases.customer').selectAll().where('person_id', '=', personId);
  return (await (lock === 'lock' ? found.forUpdate() : found).executeTakeFirst()) ?? null;
}

/** Stores what the desk keeps in mind, new or changed. */
export async function storeKeptInMind(tx: Tx, { person_id, account_id, ...kept }: CustomerRow): Promise<void> {
  const state = { ...kept, changed_at: at(kept.changed_at) };
  await tx
    .tables<CaseTables>()
    .insertInto('cases.customer')
    .values({ person_id, account_id, ...state })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(state))
    .execute();
}
