import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case } from '../../domain/case.ts';
import { decideJoin, decideLeave, type PartDecision } from '../../domain/parts.ts';
import { factsOf } from '../../facts.ts';
import { hasParts } from '../parts-store.ts';
import { caseOf, findReadable, updateCase } from '../store.ts';
import type { CaseRow } from '../tables.ts';
import { lockBoth } from './merge-cases.ts';

const numbered = (row: CaseRow) => ({ known: caseOf(row), number: row.number });

async function keep(tx: Tx, context: Context, parent: CaseRow, decided: PartDecision): Promise<Case> {
  const saved = await updateCase(tx, decided.part.case);
  await appendFacts(tx, context, [
    ...factsOf(saved, decided.part.facts, context.now),
    ...factsOf(caseOf(parent), decided.parent, context.now),
  ]);
  return saved;
}

/**
 * Makes a case part of another one, of whichever customer, on which the work is done for both. Its customer reads that
 * others are affected too, and nothing of them. Refuses `not-found` where the actor does not reach both, and as
 * `decideJoin` does.
 */
export function joinCase(
  context: Context,
  { caseId, parentId }: { readonly caseId: CaseId; readonly parentId: CaseId },
): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const [part, parent] = await lockBoth(tx, context, [caseId, parentId]);
    if (!part || !parent) return refuse('not-found', 404);
    if (part.id !== parent.id && part.parent_id === parent.id) return ok(caseOf(part));
    const decided = decideJoin(numbered(part), numbered(parent), await hasParts(tx, part.id));
    return decided.ok ? ok(await keep(tx, context, parent, decided.value)) : decided;
  });
}

/** Lets a case go on by itself again. Refuses `case.not-a-part`, and `not-found` as `joinCase` does. */
export function leaveCase(context: Context, { caseId }: { readonly caseId: CaseId }): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId);
    if (!row) return refuse('not-found', 404);
    if (row.parent_id === null) return refuse('case.not-a-part', 409);
    const [part, parent] = await lockBoth(tx, context, [caseId, row.parent_id]);
    if (!part || !parent) return refuse('not-found', 404);
    const decided = decideLeave(numbered(part), numbered(parent));
    return decided.ok ? ok(await keep(tx, context, parent, decided.value)) : decided;
  });
}
