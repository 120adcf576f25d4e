import { namesOf, personsByIds } from '#capabilities/people/index.ts';
import { STAFF } from '#kernel/actor.ts';
import type { PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import { type Refused, refuse } from '#kernel/result.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { RequestItemRecord } from './item-store.ts';
import { servicesById } from './store.ts';

/** Refuses `service.unknown-team` unless it is none, or one that exists. */
export async function refuseTeam(tx: Tx, teamId: TeamId | null): Promise<Refused | undefined> {
  const known = teamId === null || (await namesOf(tx, { teams: [teamId] })).teams.has(teamId);
  return known ? undefined : refuse('service.unknown-team', 422);
}

/** Refuses `service.owner-not-of-the-desk` unless it is nobody, or somebody who works at the desk. */
export async function refuseOwner(tx: Tx, ownerId: PersonId | null): Promise<Refused | undefined> {
  if (ownerId === null) return undefined;
  const owner = (await personsByIds(tx, [ownerId])).get(ownerId);
  const isOfTheDesk = owner?.active === true && owner.roles.some((role) => STAFF.includes(role));
  return isOfTheDesk ? undefined : refuse('service.owner-not-of-the-desk', 422);
}

/**
 * Refuses `request-item.approver-not-of-the-desk` for whoever does not work there, and `request-item.nobody-stands-in` where
 * customers say yes or no and nobody of the desk does in their place.
 */
export async function refuseApprover(
  tx: Tx,
  { approvalBy, approverId }: Pick<RequestItemRecord, 'approvalBy' | 'approverId'>,
): Promise<Refused | undefined> {
  if (approvalBy !== 'desk' && approverId === null) return refuse('request-item.nobody-stands-in', 422);
  if (await refuseOwner(tx, approverId)) return refuse('request-item.approver-not-of-the-desk', 422);
  return undefined;
}

/** Who answers for these services. Who left is not among them, and neither is a service that nobody answers for. */
export async function ownersOf(tx: Tx, ids: readonly ServiceId[]): Promise<ReadonlyMap<ServiceId, PersonId>> {
  const services = [...(await servicesById(tx, ids)).values()];
  const owners = await personsByIds(
    tx,
    services.flatMap(({ ownerId }) => ownerId ?? []),
  );
  const isThere = (ownerId: PersonId | null): ownerId is PersonId =>
    ownerId !== null && owners.get(ownerId)?.active === true;
  return new Map(services.flatMap(({ id, ownerId }) => (isThere(ownerId) ? [[id, ownerId] as const] : [])));
}
