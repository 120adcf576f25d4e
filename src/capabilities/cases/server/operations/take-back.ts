import { givePromisesBack } from '#capabilities/promises/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case } from '../../domain/case.ts';
import { takeBack } from '../../domain/taking-back.ts';
import { factsOf } from '../../facts.ts';
import { caseOf, findReadable, justChanged, updateCase } from '../store.ts';
import { wayBackOf } from '../way-back-store.ts';
import { type Target, workerOf } from './changing.ts';

/**
 * Takes back the asker's last change of a case: it stands as before, and who answered for its promises does again. Also
 * where the change took the case out of their sight. Refuses `case.moved-on` once something came after it.
 */
export function takeBackChange(context: Context, target: Target): Promise<Result<Case>> {
  const worker = workerOf(context);
  return transaction(context, async (tx) => {
    const way = await wayBackOf(tx, target.caseId);
    const readable = await findReadable(tx, context.actor, target.caseId, 'lock');
    const row = readable ?? (way?.by === worker.id ? await justChanged(tx, target.caseId) : null);
    if (!row) return refuse('not-found', 404);
    if (target.ifMatch !== undefined && target.ifMatch !== row.version) return refuse('changed-meanwhile', 412);
    const decision = takeBack(caseOf(row), way, worker);
    if (!decision.ok) return decision;
    const saved = await updateCase(tx, decision.value.case);
    await givePromisesBack(tx, way?.promisors ?? []);
    await appendFacts(tx, context, factsOf(saved, decision.value.facts, context.now));
    return ok(saved);
  });
}
