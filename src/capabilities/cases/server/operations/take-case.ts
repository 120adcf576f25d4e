import { handPromisesTo } from '#capabilities/promises/index.ts';
import type { Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Case } from '../../domain/case.ts';
import { take } from '../../domain/take.ts';
import { caseSubject } from '../../facts.ts';
import { ownerHandedOver } from '../owner-away.ts';
import { changing, type Target, workerOf } from './changing.ts';

/**
 * Takes a case that nobody has, or one whose owner is away and who handed a promise of it to the taker: its open
 * promises become the taker's own.
 */
export function takeCase(context: Context, target: Target): Promise<Result<Case>> {
  const worker = workerOf(context);
  return changing(context, target, async (tx, known) => {
    const decision = take(known, worker, await ownerHandedOver(tx, context, known, worker.id));
    if (decision.ok) await handPromisesTo(tx, context, caseSubject(known.id), { personId: worker.id });
    return decision;
  });
}
