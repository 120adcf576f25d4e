import { openPromisesAbout, withdrawPromise } from '#capabilities/promises/index.ts';
import type { Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Case } from '../../domain/case.ts';
import { cancel } from '../../domain/work.ts';
import { caseSubject } from '../../facts.ts';
import { changing, type Target } from './changing.ts';

/** Ends a case that its requester no longer needs, or a duplicate. What was still promised is withdrawn with it. */
export function cancelCase(
  context: Context,
  target: Target & { ground: 'requester' | 'duplicate'; reason: string },
): Promise<Result<Case>> {
  return changing(context, target, async (tx, known) => {
    const decision = cancel(known, { ground: target.ground, reason: target.reason }, context.now);
    if (!decision.ok) return decision;
    for (const promise of await openPromisesAbout(tx, caseSubject(known.id))) {
      // What they said of us is answered, whatever becomes of the case.
      if (promise.kind === 'feedback-answer') continue;
      const withdrawn = await withdrawPromise(tx, context, promise.id, {
        ground: 'customer-withdrew',
        reason: target.reason,
      });
      if (!withdrawn.ok) return withdrawn;
    }
    return decision;
  });
}
