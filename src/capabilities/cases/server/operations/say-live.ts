import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Case } from '../../domain/case.ts';
import { declareLive, type LiveEvent, offerFallback } from '../../domain/live-event.ts';
import { begin } from '../../domain/work.ts';
import { liveEventOf, saveFallback } from '../live-event-store.ts';
import { promiseContact } from '../live-events.ts';
import { raiseOwed } from '../raise-owed.ts';
import { changing, type Target, workerOf } from './changing.ts';

/**
 * Says that people are in something that fails, or will be. The case is begun and becomes as urgent as that, and
 * somebody is promised to be in contact. Refuses as `declareLive` and `begin` do.
 */
export function sayLive(context: Context, target: Target & { event: LiveEvent }): Promise<Result<Case>> {
  const { event } = target;
  const worker = workerOf(context);
  return changing(context, target, async (tx, known) => {
    const begun = begin(known, worker);
    if (!begun.ok) return begun;
    const before = await liveEventOf(tx, known.id);
    const decision = declareLive(begun.value.case, { event, before }, context.now);
    if (!decision.ok) return decision;
    const raised = await raiseOwed(tx, context, { before: known, after: decision.value.case });
    if (!raised.ok) return raised;
    const promised = await promiseContact(tx, context, { known: decision.value.case, event });
    if (!promised.ok) return promised;
    return ok({ case: decision.value.case, facts: [...begun.value.facts, ...decision.value.facts] });
  });
}

/** Says which other way was offered for as long as it lasts. Refuses as `offerFallback` does. */
export function sayFallback(context: Context, target: Target & { words: string }): Promise<Result<Case>> {
  return changing(context, target, async (tx, known) => {
    const { words } = target;
    const decision = offerFallback(known, { event: await liveEventOf(tx, known.id), words }, context.now);
    if (decision.ok) await saveFallback(tx, known.id, words);
    return decision;
  });
}
