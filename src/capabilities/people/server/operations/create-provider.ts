import { fact } from '#kernel/facts.ts';
import { ProviderId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { providerAdded } from '../../facts.ts';
import { insertProvider, type ProviderRecord } from '../group-store.ts';

export interface NewProvider {
  /** Given when the same provider must have the same id on every installation. */
  readonly id?: ProviderId;
  readonly name: string;
}

/** Adds a provider: a supplier that works with us as a party. Refuses a taken id. */
export async function createProvider(context: Context, given: NewProvider): Promise<Result<ProviderRecord>> {
  return transaction(context, async (tx) => {
    const id = given.id ?? ProviderId.parse(context.newId());
    const { name } = given;
    if (!(await insertProvider(tx, { id, name, createdAt: context.now }))) {
      return refuse('provider.exists-already', 409, { name });
    }
    const about = { subject: { kind: 'provider', id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(providerAdded, about, { name })]);
    return ok({ id, name, version: 1 });
  });
}
