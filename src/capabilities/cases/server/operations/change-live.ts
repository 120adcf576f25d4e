import { type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import type { Case } from '../../domain/case.ts';
import { changeLive, endLive, type LiveChange } from '../../domain/live-event.ts';
import { liveEventOf, saveChange, saveOver } from '../live-event-store.ts';
import { moveContact, withdrawContact } from '../live-events.ts';
import { raiseOwed } from '../raise-owed.ts';
import { findReadable } from '../store.ts';
import { changing, type Target } from './changing.ts';

/**
 * Says anew when people are in it, or how they are reached: the promised contact moves with its beginning, and the
 * customer is told. Refuses as `changeLive` does.
 */
export function changeLiveEvent(context: Context, target: Target & { change: LiveChange }): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const locked = await findReadable(tx, context.actor, target.caseId, 'lock');
    if (!locked) return refuse('not-found', 404);
    const before = await liveEventOf(tx, locked.id);
    const saved = await changing(context, target, async (_tx, known) => {
      const decision = changeLive(known, { event: before, change: target.change }, context.now);
      if (!decision.ok) return decision;
      await saveChange(tx, known.id, decision.value.event);
      const raised = await raiseOwed(tx, context, { before: known, after: decision.value.case });
      return raised.ok ? decision : raised;
    });
    const event = await liveEventOf(tx, target.caseId);
    if (!saved.ok || before === null || event === null) return saved;
    // Telling the customer of the move is a change of the case by itself.
    const moved = await moveContact(tx, context, { known: saved.value, before, event });
    return moved.ok ? saved : moved;
  });
}

/**
 * Says that nobody waits in it any more. What does not happen at all needs no contact either; where it ran, whoever was
 * promised contact is still owed it. Refuses as `endLive` does.
 */
export function endLiveEvent(context: Context, target: Target): Promise<Result<Case>> {
  return changing(context, target, async (tx, known) => {
    const decision = endLive(known, await liveEventOf(tx, known.id), context.now);
    if (!decision.ok) return decision;
    await saveOver(tx, known.id, context.now);
    if (!decision.value.calledOff) return decision;
    const withdrawn = await withdrawContact(tx, context, known);
    return withdrawn.ok ? decision : withdrawn;
  });
}
