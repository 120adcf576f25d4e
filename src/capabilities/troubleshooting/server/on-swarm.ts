import { type KnownCase, readableCase } from '#capabilities/cases/index.ts';
import type { SwarmId } from '#kernel/ids.ts';
import { type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import type { Swarm } from '../domain/swarm.ts';
import { lockSwarm } from './swarm-store.ts';
import { systemActor } from './system-actor.ts';

/** Whether somebody was asked, whatever they answered. */
export function wasAsked({ invitations }: Swarm, context: Context): boolean {
  const { actor } = context;
  return actor.kind === 'person' && invitations.some(({ person }) => person.id === actor.personId);
}

/** The case of a swarm, for whoever may read the case, and for whoever was asked about it: that is how they can answer. */
export async function caseOfSwarm(tx: Tx, context: Context, swarm: Swarm): Promise<KnownCase | null> {
  return readableCase(tx, wasAsked(swarm, context) ? systemActor : context.actor, swarm.caseId);
}

/** Works on a swarm under its lock. 404 for who may neither read its case nor was asked. */
export function onSwarm<T>(
  context: Context,
  id: SwarmId,
  work: (tx: Tx, swarm: Swarm, known: KnownCase) => Promise<Result<T>>,
): Promise<Result<T>> {
  return transaction(context, async (tx) => {
    const swarm = await lockSwarm(tx, id);
    const known = swarm && (await caseOfSwarm(tx, context, swarm));
    return swarm && known ? work(tx, swarm, known) : refuse('not-found', 404);
  });
}
