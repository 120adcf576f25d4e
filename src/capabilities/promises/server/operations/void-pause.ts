import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { decideVoidPause } from '../../domain/index.ts';
import { changing, type Target } from '../changing.ts';
import { settle } from '../settle.ts';
import type { View } from '../views.ts';

/** Says that a pause did not hold up: the clock ran all the while. Refuses as `decideVoidPause` does. */
export function voidPause(
  context: Context,
  target: Target & { readonly from: Instant; readonly reason: string },
): Promise<Result<View>> {
  const { actor } = context;
  return changing(context, target, async (tx, promise) => {
    if (actor.kind !== 'person') return refuse('forbidden', 403);
    const { from, reason } = target;
    const settled = await settle(tx, context, {
      promise,
      decide: (known, calendar) =>
        decideVoidPause(known, { calendar, from, reason, byId: actor.personId }, context.now),
    });
    return settled.ok ? ok(settled.value.promise) : settled;
  });
}
