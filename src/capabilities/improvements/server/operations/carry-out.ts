import { type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { finished, type Improvement, started } from '../../domain/improvement.ts';
import { type OfImprovement, onImprovement, record } from '../on-improvement.ts';
import { keep } from '../owed.ts';
import { mayWorkOn } from '../policy.ts';
import { saveImprovement } from '../store.ts';
import { tell } from '../tell.ts';

/** Works on an improvement as its owner, or as who may decide. Refuses others `improvement.not-yours`. */
function working(
  context: Context,
  of: OfImprovement,
  work: (tx: Tx, known: Improvement) => Promise<Result<Improvement>>,
): Promise<Result<Improvement>> {
  return onImprovement(context, of, (tx, known) =>
    mayWorkOn(context.actor, known) ? work(tx, known) : Promise.resolve(refuse('improvement.not-yours', 403)),
  );
}

/** Begins with an improvement. Refuses as `started` does. */
export function start(context: Context, of: OfImprovement): Promise<Result<Improvement>> {
  return working(context, of, async (tx, known) => {
    const decision = started(known);
    if (!decision.ok) return decision;
    await saveImprovement(tx, decision.value);
    await record(tx, context, known.id, { kind: 'improvement.started', data: {} });
    return decision;
  });
}

/** Says that it is done: that keeps its owner's promise, and the proposer is told. Refuses as `finished` does. */
export function finish(context: Context, { words, ...of }: OfImprovement & { readonly words: string }) {
  return working(context, of, async (tx, known) => {
    const decision = finished(known, words, context.now);
    if (!decision.ok) return decision;
    if (known.doneId !== null) {
      const kept = await keep(tx, context, known.doneId);
      if (!kept.ok) return kept;
    }
    await saveImprovement(tx, decision.value);
    await record(tx, context, known.id, { kind: 'improvement.done', data: { words } });
    await tell(tx, context, known, { to: [known.proposer.id], event: 'done', words });
    return decision;
  });
}
