import { fact } from '#kernel/facts.ts';
import type { PersonId, ServiceId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { serviceOwnerNamed } from '../../facts.ts';
import { refuseOwner } from '../owners.ts';
import { type ServiceRecord, saveOwner, serviceById } from '../store.ts';

interface Naming {
  readonly serviceId: ServiceId;
  /** Null: nobody in particular answers for it. */
  readonly ownerId: PersonId | null;
}

/** Says who answers for a service. Refuses an unknown service, and who does not work at the desk. */
export function nameServiceOwner(context: Context, { serviceId, ownerId }: Naming): Promise<Result<ServiceRecord>> {
  return transaction(context, async (tx) => {
    const service = await serviceById(tx, serviceId);
    if (!service) return refuse('not-found', 404);
    if (service.ownerId === ownerId) return ok(service);
    const refused = await refuseOwner(tx, ownerId);
    if (refused) return refused;
    const named = await saveOwner(tx, serviceId, ownerId);
    if (!named) return refuse('not-found', 404);
    const about = { subject: { kind: 'service', id: serviceId }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(serviceOwnerNamed, about, { ownerId })]);
    return ok(named);
  });
}
