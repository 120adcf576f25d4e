import { fact } from '#kernel/facts.ts';
import { type PersonId, ServiceId, type TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { serviceCreated } from '../../facts.ts';
import { refuseOwner, refuseTeam } from '../owners.ts';
import { insertService, type ServiceRecord } from '../store.ts';

export interface NewService {
  /** Given when the same service must have the same id on every installation. */
  readonly id?: ServiceId;
  readonly name: string;
  readonly teamId?: TeamId | undefined;
  readonly ownerId?: PersonId | undefined;
  /** The service of questions for which nobody named one. */
  readonly standing?: boolean;
}

/** Adds a service. Refuses an unknown team, an owner who is not of the desk, and a taken id. */
export async function createService(context: Context, given: NewService): Promise<Result<ServiceRecord>> {
  return transaction(context, async (tx) => {
    const { name, standing = false } = given;
    const teamId = given.teamId ?? null;
    const ownerId = given.ownerId ?? null;
    const refused = (await refuseTeam(tx, teamId)) ?? (await refuseOwner(tx, ownerId));
    if (refused) return refused;
    const id = given.id ?? ServiceId.parse(context.newId());
    const row = { id, name, teamId, ownerId };
    if (!(await insertService(tx, { ...row, standing, createdAt: context.now }))) {
      return refuse('service.exists-already', 409, { name });
    }
    const about = { subject: { kind: 'service', id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(serviceCreated, about, { name })]);
    return ok({ ...row, standing, retired: false, version: 1 });
  });
}
