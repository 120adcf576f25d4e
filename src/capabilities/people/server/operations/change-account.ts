import { fact } from '#kernel/facts.ts';
import type { AccountId, PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { ColleaguesSee } from '../../domain/index.ts';
import { accountChanged } from '../../facts.ts';
import { accountManagers, lockAccount, nameManagers, updateSharing } from '../account-store.ts';
import { forgetActors } from '../identity/actors.ts';
import { personsByIds } from '../person-store.ts';
import type { AccountWithManagers } from './read-account.ts';

export interface AccountChange {
  readonly accountId: AccountId;
  /** The version that the writer saw. */
  readonly version?: number | undefined;
  readonly colleaguesSee?: ColleaguesSee | undefined;
  /** All of those who look after it from now on. */
  readonly managerIds?: readonly PersonId[] | undefined;
}

/**
 * Says who of an account sees their colleagues' cases, and who looks after it. Refuses `not-found`, a version that is no
 * longer the present one, and managers who don't belong to the account.
 */
export function changeAccount(context: Context, given: AccountChange): Promise<Result<AccountWithManagers>> {
  return transaction(context, async (tx) => {
    const before = await lockAccount(tx, given.accountId);
    if (!before) return refuse('not-found', 404);
    if (given.version !== undefined && given.version !== before.version) return refuse('changed-meanwhile', 412);
    if (given.managerIds) {
      const people = await personsByIds(tx, given.managerIds);
      const all = given.managerIds.every((id) => people.get(id)?.accountId === before.id);
      if (!all) return refuse('account.manager-elsewhere', 422);
      await nameManagers(tx, before.id, given.managerIds);
    }
    const account = await updateSharing(tx, before, given.colleaguesSee ?? before.colleaguesSee);
    const managers = await accountManagers(tx, before.id);
    const { name, colleaguesSee } = account;
    const about = { subject: { kind: 'account', id: before.id }, accountId: null, occurredAt: context.now };
    const names = managers.map((manager) => manager.name).join(', ');
    await appendFacts(tx, context, [fact(accountChanged, about, { name, colleaguesSee, managers: names })]);
    tx.afterCommit(() => forgetActors(context.platform));
    return ok({ account, managers });
  });
}
