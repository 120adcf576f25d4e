import { openPromisesAbout } from '#capabilities/promises/index.ts';
import type { Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Case } from '../../domain/case.ts';
import type { WaitingReason } from '../../domain/states.ts';
import { goOn, waitFor } from '../../domain/work.ts';
import { caseSubject } from '../../facts.ts';
import { changing, type Target } from './changing.ts';

/** Says for whom and for what a case waits. Refused while no next word is promised. */
export function waitWithCase(
  context: Context,
  target: Target & { reason: WaitingReason; question: string },
): Promise<Result<Case>> {
  return changing(context, target, async (tx, known) => {
    const owed = await openPromisesAbout(tx, caseSubject(known.id));
    const told = owed.some((promise) => promise.kind === 'next-update' || promise.kind === 'callback');
    return waitFor(known, { reason: target.reason, question: target.question }, told);
  });
}

/** Goes on with a case that waited. */
export function goOnWithCase(context: Context, target: Target): Promise<Result<Case>> {
  return changing(context, target, (_tx, known) => goOn(known));
}
