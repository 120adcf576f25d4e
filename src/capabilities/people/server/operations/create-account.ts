import { fact } from '#kernel/facts.ts';
import { AccountId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { accountAdded } from '../../facts.ts';
import { type AccountRecord, insertAccount } from '../group-store.ts';
import { forgetActors } from '../identity/actors.ts';

export interface NewAccount {
  /** Given when the same account must have the same id on every installation. */
  readonly id?: AccountId;
  readonly name: string;
  readonly kind: 'organisation' | 'business-unit';
  readonly timeZone: string;
}

/** Adds a customer organisation or business unit; staff reach it from their next request on. Refuses a taken id. */
export async function createAccount(context: Context, given: NewAccount): Promise<Result<AccountRecord>> {
  return transaction(context, async (tx) => {
    const id = given.id ?? AccountId.parse(context.newId());
    const { name, kind, timeZone } = given;
    if (!(await insertAccount(tx, { id, name, kind, timeZone, createdAt: context.now }))) {
      return refuse('account.exists-already', 409, { name });
    }
    // The account itself is nobody's yet: only the team reads of it.
    const about = { subject: { kind: 'account', id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(accountAdded, about, { name })]);
    tx.afterCommit(() => forgetActors(context.platform));
    return ok({ id, name, kind, timeZone, colleaguesSee: 'nobody', version: 1 });
  });
}
