import { actingPerson } from '#capabilities/people/index.ts';
import type { PersonActor } from '#kernel/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import { type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { asActor } from '#platform/database/as-actor.ts';
import { asSystem } from '#platform/database/as-system.ts';
import type { Tx } from '#platform/database/transaction.ts';

/**
 * Reads what the requester of a case reads: with their rights in the database, and as them. The caller has seen to it that
 * the asker may read the case. Refuses `case.requester-gone` where they can no longer sign in.
 */
export async function asRequester<T>(
  tx: Tx,
  context: Context,
  { requesterId }: { readonly requesterId: PersonId },
  work: (seen: Context & { readonly actor: PersonActor }) => Promise<Result<T>>,
): Promise<Result<T>> {
  const actor = await asSystem(tx, () => actingPerson(tx, requesterId));
  if (!actor) return refuse('case.requester-gone', 409);
  return asActor(tx, actor, () => work({ ...context, tx, actor }));
}
