import { providersNamed } from '#capabilities/people/index.ts';
import { NO_PAUSE_REASONS, type NoPauseReason } from '#capabilities/promises/domain/index.ts';
import { openPromisesAbout, type PromiseKind } from '#capabilities/promises/index.ts';
import type { ProviderId } from '#kernel/ids.ts';
import { type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Case } from '../../domain/case.ts';
import { goOn, waitFor } from '../../domain/work.ts';
import { caseSubject } from '../../facts.ts';
import { restWhileWaiting, runAgain, type Waiting } from '../resting.ts';
import { changing, type Target, workerOf } from './changing.ts';

export interface WaitingAsked extends Target, Omit<Waiting, 'reason'> {
  readonly providerId: ProviderId | null;
  readonly reason: Waiting['reason'] | NoPauseReason;
}

/** Whoever was promised one of these knows when they hear from us. */
const TELLS: readonly PromiseKind[] = ['next-update', 'callback', 'referral-followup'];

function holdsUp(reason: WaitingAsked['reason']): reason is Waiting['reason'] {
  return !NO_PAUSE_REASONS.some((one) => one === reason);
}

/**
 * Says for whom and for what a case waits. Refused while no next word is promised, for what is no reason to wait
 * (`promise.no-pause-for.*`, which say what to do instead), and as `restWhileWaiting` does.
 */
export function waitWithCase(context: Context, { reason, providerId, ...asked }: WaitingAsked): Promise<Result<Case>> {
  const worker = workerOf(context);
  return changing(context, asked, async (tx, known, number) => {
    if (!holdsUp(reason)) return refuse(`promise.no-pause-for.${reason}`, 422);
    const owed = await openPromisesAbout(tx, caseSubject(known.id));
    const told = owed.some(({ kind }) => TELLS.includes(kind));
    const provider = providerId === null ? undefined : (await providersNamed(tx, [providerId])).get(providerId);
    if (providerId !== null && provider === undefined) return refuse('case.provider-unknown', 422);
    const named = provider === undefined ? {} : { provider };
    const decision = waitFor(known, { reason, question: asked.question, providerId, ...named }, told);
    if (!decision.ok) return decision;
    const rested = await restWhileWaiting(tx, context, { known, number, worker, waiting: { ...asked, reason } });
    return rested.ok ? decision : rested;
  });
}

/** Goes on with a case that waited. */
export function goOnWithCase(context: Context, target: Target): Promise<Result<Case>> {
  return changing(context, target, async (tx, known) => {
    const decision = goOn(known);
    if (!decision.ok) return decision;
    const running = await runAgain(tx, context, { caseId: known.id, at: context.now, cause: 'by-hand' });
    return running.ok ? decision : running;
  });
}
