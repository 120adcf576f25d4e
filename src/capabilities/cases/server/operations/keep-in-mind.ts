import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { findKeptInMind, storeKeptInMind } from '../customer-store.ts';
import type { Customer } from '../customer-view.ts';
import { personById } from '../people.ts';
import { workerOf } from './changing.ts';

/** Somebody of an account whom the asker may see; null looks the same as nobody. */
export async function customerById(tx: Tx, id: PersonId): Promise<Customer | null> {
  const person = await personById(tx, id);
  return person?.accountId ? { ...person, accountId: person.accountId } : null;
}

interface KeptInMind {
  readonly personId: PersonId;
  readonly reachBy: string | null;
  readonly notes: string | null;
  readonly ifMatch?: number | undefined;
}

/** Says what the desk keeps in mind about a customer. 404 for whom the asker does not see. */
export function keepInMind(context: Context, given: KeptInMind): Promise<Result<Customer>> {
  const by = workerOf(context);
  const { personId, reachBy, notes, ifMatch } = given;
  return transaction(context, async (tx) => {
    const customer = await customerById(tx, personId);
    if (!customer) return refuse('not-found', 404);
    const known = await findKeptInMind(tx, personId, 'lock');
    if (ifMatch !== undefined && ifMatch !== (known?.version ?? 0)) return refuse('changed-meanwhile', 412);
    await storeKeptInMind(tx, {
      person_id: personId,
      account_id: customer.accountId,
      reach_by: reachBy,
      notes,
      changed_by: by.name,
      changed_at: context.now,
      version: (known?.version ?? 0) + 1,
    });
    return ok(customer);
  });
}
