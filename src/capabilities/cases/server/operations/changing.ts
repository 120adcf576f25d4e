import { openPromisesAbout } from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case, Decision, Worker } from '../../domain/case.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { settleHandBacks } from '../hand-backs.ts';
import { caseOf, findReadable, updateCase } from '../store.ts';
import { keepWayBack } from '../way-back-store.ts';

export interface Target {
  readonly caseId: CaseId;
  /** The version that the writer saw; a newer one refuses the change. */
  readonly ifMatch?: number | undefined;
}

/** The agent who asks, as decisions name them. Only people work on cases. */
export function workerOf(context: Context): Worker {
  const { actor } = context;
  if (actor.kind !== 'person') throw new Problem('forbidden', 403);
  return { id: actor.personId, name: actor.name };
}

/**
 * Loads a case that the actor may read, under its lock; lets `decide` decide and do what belongs to other
 * capabilities; saves the case and records what happened. Refuses with 404 what the actor may not see.
 */
export function changing(
  context: Context,
  target: Target,
  decide: (tx: Tx, known: Case, number: number) => Promise<Result<Decision>> | Result<Decision>,
): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, target.caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    if (target.ifMatch !== undefined && target.ifMatch !== row.version) return refuse('changed-meanwhile', 412);
    const owed = await openPromisesAbout(tx, caseSubject(row.id));
    const decision = await decide(tx, caseOf(row), row.number);
    if (!decision.ok) return decision;
    const saved = await updateCase(tx, decision.value.case);
    await appendFacts(tx, context, factsOf(saved, decision.value.facts, context.now));
    const handed = await settleHandBacks(tx, context, { before: caseOf(row), after: saved });
    if (!handed.ok) return handed;
    await keepWayBack(tx, context, { known: caseOf(row), decision: decision.value, saved, owed });
    return ok(saved);
  });
}
