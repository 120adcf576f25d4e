import { type ServiceRecord, serviceById, standingService } from '#capabilities/catalogue/index.ts';
import type { ServiceId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database/transaction.ts';

/** The service of a case. Every case has one; services are retired, never deleted. */
export async function serviceOf(tx: Tx, known: { readonly serviceId: ServiceId }): Promise<ServiceRecord> {
  const service = await serviceById(tx, known.serviceId);
  if (!service) throw new Error(`The service ${known.serviceId} of a case does not exist.`);
  return service;
}

/** The service that somebody named, or the standing one when nobody did. */
export async function serviceNamed(tx: Tx, id: ServiceId | undefined): Promise<ServiceRecord> {
  const service = await (id === undefined ? standingService(tx) : serviceById(tx, id));
  if (!service) throw id === undefined ? new Problem('case.not-set-up', 409) : new Problem('case.service-unknown', 422);
  return service;
}
