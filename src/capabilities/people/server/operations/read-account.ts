import type { AccountId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { type AccountManager, accountManagers } from '../account-store.ts';
import { type AccountRecord, accountsByIds } from '../group-store.ts';

export interface AccountWithManagers {
  readonly account: AccountRecord;
  readonly managers: readonly AccountManager[];
}

/** One account with who looks after it on the customer's side. Refuses `not-found`. */
export function readAccount(context: Context, id: AccountId): Promise<Result<AccountWithManagers>> {
  return reading(context, async (tx) => {
    const account = (await accountsByIds(tx, [id])).get(id);
    return account ? ok({ account, managers: await accountManagers(tx, id) }) : refuse('not-found', 404);
  });
}
