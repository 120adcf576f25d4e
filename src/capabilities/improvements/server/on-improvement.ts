import { type FactKind, fact } from '#kernel/facts.ts';
import type { ImprovementId, PersonId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import { type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Improvement } from '../domain/improvement.ts';
import { improvementFacts, improvementSubject } from '../facts.ts';
import { findImprovement } from './store.ts';

export interface OfImprovement {
  readonly improvementId: ImprovementId;
  readonly ifMatch?: number | undefined;
}

/** The person who asks. Only people suggest and decide. */
export function personOfDesk({ actor }: Context): { readonly id: PersonId; readonly name: string } {
  if (actor.kind !== 'person') throw new Problem('forbidden', 403);
  return { id: actor.personId, name: actor.name };
}

/** Works on an improvement under its lock. 404 for what is not there, 412 where it has moved on. */
export function onImprovement<T>(
  context: Context,
  { improvementId, ifMatch }: OfImprovement,
  work: (tx: Tx, known: Improvement) => Promise<Result<T>>,
): Promise<Result<T>> {
  return transaction(context, async (tx) => {
    const known = await findImprovement(tx, improvementId, 'lock');
    if (!known) return refuse('not-found', 404);
    if (ifMatch !== undefined && ifMatch !== known.version) return refuse('changed-meanwhile', 412);
    return work(tx, known);
  });
}

/** Records what became of an improvement in its own chain. */
export async function record(
  tx: Tx,
  context: Context,
  id: ImprovementId,
  { kind, data }: { readonly kind: keyof typeof improvementFacts; readonly data: unknown },
): Promise<void> {
  const about = { subject: improvementSubject(id), accountId: null, occurredAt: context.now };
  const kindOf: FactKind = improvementFacts[kind];
  await appendFacts(tx, context, [fact(kindOf, about, data)]);
}
