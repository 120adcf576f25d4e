import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import { type Decision, decideVoidPause, type PromiseRecord } from '../../domain/index.ts';
import { isStated } from '../../domain/pause.ts';
import { changing, reach, type Target } from '../changing.ts';
import { hoursOf, settle } from '../settle.ts';
import { markDoubted } from '../store.ts';
import { promiseViews, type View } from '../views.ts';

/** Nobody need look at pauses of which none counts any more. */
async function nothingLeftToDoubt(tx: Tx, { id, pauses }: PromiseRecord): Promise<void> {
  const isLeft = pauses.some((pause) => isStated(pause) && pause.voided === undefined);
  if (!isLeft) await markDoubted(tx, id, null);
}

interface Voiding {
  /** The pause that began at this instant. */
  readonly from: Instant;
  readonly reason: string;
}

/** The decision as this actor takes it. Nobody but a person says that a pause did not hold up. */
function voiding({ actor, now }: Context, { from, reason }: Voiding) {
  return (known: PromiseRecord, calendar: CalendarVersion): Result<Decision> =>
    actor.kind === 'person'
      ? decideVoidPause(known, { calendar, from, reason, byId: actor.personId }, now)
      : refuse('forbidden', 403);
}

/** Says that a pause did not hold up: the clock ran all the while. Refuses as `decideVoidPause` does. */
export function voidPause(context: Context, target: Target & Voiding): Promise<Result<View>> {
  return changing(context, target, async (tx, promise) => {
    const settled = await settle(tx, context, {
      promise,
      decide: voiding(context, target),
      alsoSave: (decision) => nothingLeftToDoubt(tx, decision.promise),
    });
    return settled.ok ? ok(settled.value.promise) : settled;
  });
}

/** The promise as it is, and as it would be without that pause. Changes nothing. Refuses as `decideVoidPause` does. */
export function previewVoiding(
  context: Context,
  target: Pick<Target, 'promiseId'> & Pick<Voiding, 'from'>,
): Promise<Result<{ before: View; after: View }>> {
  return reading(context, async (tx) => {
    const reached = await reach(tx, context, target);
    if (!reached.ok) return reached;
    const promise = reached.value;
    const hours = await hoursOf(tx, promise);
    const decided = voiding(context, { from: target.from, reason: 'A preview.' })(promise, hours);
    if (!decided.ok) return decided;
    const [before, after] = await promiseViews(tx, [promise, decided.value.promise]);
    return before && after ? ok({ before, after }) : refuse('not-found', 404);
  });
}
