import { fact } from '#kernel/facts.ts';
import type { ServiceId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { serviceChanged, serviceOwnerNamed } from '../../facts.ts';
import { refuseOwner, refuseTeam } from '../owners.ts';
import { type ServiceRecord, serviceById, updateService } from '../store.ts';

type Written = Pick<ServiceRecord, 'name' | 'teamId' | 'ownerId' | 'retired'>;

interface Change {
  readonly serviceId: ServiceId;
  /** The version that the writer saw; a newer one refuses the change. */
  readonly ifMatch?: number | undefined;
  readonly written: Written;
}

function factsOf(context: Context, before: ServiceRecord, { name, ownerId }: Written) {
  const about = { subject: { kind: 'service', id: before.id }, accountId: null, occurredAt: context.now };
  const changed = fact(serviceChanged, about, { name });
  return ownerId === before.ownerId ? [changed] : [changed, fact(serviceOwnerNamed, about, { ownerId })];
}

/**
 * Writes a service anew, or retires it: cases that have it keep it. Refuses an unknown service or team, an owner who does
 * not work at the desk, and to retire the standing service.
 */
export function changeService(
  context: Context,
  { serviceId, ifMatch, written }: Change,
): Promise<Result<ServiceRecord>> {
  return transaction(context, async (tx) => {
    const known = await serviceById(tx, serviceId);
    if (!known) return refuse('not-found', 404);
    if (ifMatch !== undefined && known.version !== ifMatch) return refuse('changed-meanwhile', 412);
    if (known.standing && written.retired) return refuse('service.standing-stays', 409, { name: known.name });
    const refused = (await refuseTeam(tx, written.teamId)) ?? (await refuseOwner(tx, written.ownerId));
    if (refused) return refused;
    const service = { ...known, ...written };
    if (!(await updateService(tx, service))) return refuse('changed-meanwhile', 412);
    await appendFacts(tx, context, factsOf(context, known, written));
    return ok({ ...service, version: service.version + 1 });
  });
}
