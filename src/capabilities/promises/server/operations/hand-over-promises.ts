import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { decideHandOver, type HandingOver, type PromiseRecord } from '../../domain/index.ts';
import { promiseFactsOf } from '../../facts.ts';
import { saveHandOvers } from '../owed-by-person.ts';

/** A promise as the caller holds it by `lockOwedBy`, and who keeps it from now on. */
export interface PromiseHandOver extends HandingOver {
  readonly promise: PromiseRecord;
}

/**
 * Gives single promises of somebody who is away to others. Answers them as they are now, in the same order. Refuses
 * all when one is refused: as `decideHandOver` does, and `changed-meanwhile`.
 */
export async function handOverPromises(
  tx: Tx,
  context: Context,
  given: readonly PromiseHandOver[],
): Promise<Result<PromiseRecord[]>> {
  const handed: PromiseRecord[] = [];
  const facts = [];
  for (const { promise, ...handing } of given) {
    const decision = decideHandOver(promise, handing, context.now);
    if (!decision.ok) return decision;
    handed.push(decision.value.promise);
    facts.push(...promiseFactsOf(decision.value.promise, decision.value.facts));
  }
  const saved = await saveHandOvers(tx, handed);
  if (saved !== handed.length) return refuse('changed-meanwhile', 412);
  await appendFacts(tx, context, facts);
  return ok(handed);
}
