import { caseSubject, type KnownCase, readableCase } from '#capabilities/cases/index.ts';
import { type FactKind, fact } from '#kernel/facts.ts';
import type { CaseId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import { type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Doer, Scene } from '../domain/step.ts';
import { troubleshootingFacts } from '../facts.ts';
import { countSteps } from './step-store.ts';

/** The person who asks. Only people try things. */
export function doerOf({ actor }: Context): Doer {
  if (actor.kind !== 'person') throw new Problem('forbidden', 403);
  return { id: actor.personId, name: actor.name };
}

/** What a decision about a new step has to know of its case. */
export async function sceneOf(tx: Tx, { id, accountId, closedAt }: KnownCase): Promise<Scene> {
  return { caseId: id, accountId, over: closedAt !== null, steps: await countSteps(tx, id) };
}

/** Works on a case that the actor may read, under its lock, so that steps are counted one by one. 404 for others. */
export function onCase<T>(
  context: Context,
  caseId: CaseId,
  work: (tx: Tx, known: KnownCase) => Promise<Result<T>>,
): Promise<Result<T>> {
  return transaction(context, async (tx) => {
    const known = await readableCase(tx, context.actor, caseId, 'lock');
    return known ? work(tx, known) : refuse('not-found', 404);
  });
}

interface NewFact {
  readonly kind: keyof typeof troubleshootingFacts;
  readonly data: unknown;
}

/** Records what happened in the case's own chain. */
export async function record(
  tx: Tx,
  context: Context,
  { id, accountId }: Pick<KnownCase, 'id' | 'accountId'>,
  facts: readonly NewFact[],
): Promise<void> {
  const about = { subject: caseSubject(id), accountId, occurredAt: context.now };
  const kindOf = (kind: NewFact['kind']): FactKind => troubleshootingFacts[kind];
  await appendFacts(
    tx,
    context,
    facts.map(({ kind, data }) => fact(kindOf(kind), about, data)),
  );
}
