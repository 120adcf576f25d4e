import { sql } from 'kysely';
import type { AccountId, PersonId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { ColleaguesSee } from '../domain/index.ts';
import { type AccountRecord, accountsByIds } from './group-store.ts';
import type { PeopleTables } from './tables.ts';

/** Somebody who looks after their account on the customer's side. */
export interface AccountManager {
  readonly id: PersonId;
  readonly name: string;
}

/** The account, which nobody else changes until the transaction ends; undefined out of the actor's reach. */
export async function lockAccount(tx: Tx, id: AccountId): Promise<AccountRecord | undefined> {
  const locked = tx.tables<PeopleTables>().selectFrom('people.account').select('id').where('id', '=', id).forUpdate();
  return (await locked.executeTakeFirst()) && (await accountsByIds(tx, [id])).get(id);
}

/** Who looks after an account, by name; of one that the actor does not reach nobody. */
export async function accountManagers(tx: Tx, id: AccountId): Promise<AccountManager[]> {
  const { rows } = await sql<{ person_id: PersonId; name: string }>`select * from people.managers_of(${id})`.execute(
    tx.tables<unknown>(),
  );
  return rows.map(({ person_id, name }) => ({ id: person_id, name }));
}

/** Whether anybody of an account sees the cases of its other people. */
export async function sharesCases(tx: Tx, id: AccountId): Promise<boolean> {
  const { rows } = await sql<{ shares: boolean }>`select people.shares_cases(${id}) as shares`.execute(
    tx.tables<unknown>(),
  );
  return rows[0]?.shares ?? false;
}

/** Stores who looks after an account: these and nobody else. */
export async function nameManagers(tx: Tx, accountId: AccountId, ids: readonly PersonId[]): Promise<void> {
  const manages = sql<boolean>`id = any (${sql.val([...ids])}::uuid[])`;
  await tx
    .tables<PeopleTables>()
    .updateTable('people.person')
    .set((eb) => ({ manages_account: manages, version: eb('version', '+', 1) }))
    .where('account_id', '=', accountId)
    .where(sql<boolean>`manages_account <> (${manages})`)
    .execute();
}

/** Stores who sees their colleagues' cases, for an account that the caller holds by `lockAccount`. */
export async function updateSharing(
  tx: Tx,
  account: AccountRecord,
  colleaguesSee: ColleaguesSee,
): Promise<AccountRecord> {
  const version = account.version + 1;
  await tx
    .tables<PeopleTables>()
    .updateTable('people.account')
    .set({ colleagues_see: colleaguesSee, version })
    .where('id', '=', account.id)
    .execute();
  return { ...account, colleaguesSee, version };
}
