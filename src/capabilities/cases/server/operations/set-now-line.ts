import { handPromisesTo } from '#capabilities/promises/index.ts';
import type { Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Case } from '../../domain/case.ts';
import { sayNow } from '../../domain/work.ts';
import { caseSubject } from '../../facts.ts';
import { changing, type Target, workerOf } from './changing.ts';

/** Says what is happening now. On a case that nobody has, whoever says it takes it. */
export function setNowLine(context: Context, target: Target & { text: string }): Promise<Result<Case>> {
  const worker = workerOf(context);
  return changing(context, target, async (tx, known) => {
    const decision = sayNow(known, worker, target.text, context.now);
    if (decision.ok && known.ownerId === null) {
      await handPromisesTo(tx, context, caseSubject(known.id), { personId: worker.id });
    }
    return decision;
  });
}
