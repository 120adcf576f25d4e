import { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { decideCorrect, type PromiseRecord } from '../../domain/index.ts';
import { changing, type Target } from '../changing.ts';
import { settle } from '../settle.ts';
import type { View } from '../views.ts';

const DELIVERIES: readonly string[] = ['promise.met', 'promise.kept', 'promise.fulfilled-late'];

/** Who recorded the delivery that stands; null where the promisee or nobody did. */
async function recorderOf(tx: Tx, promise: PromiseRecord): Promise<PersonId | null> {
  const facts = await factsAbout(tx, promise.subject.kind, promise.subject.id);
  const last = facts
    .filter(({ kind, data }) => DELIVERIES.includes(kind) && Object(data).promiseId === promise.id)
    .at(-1);
  return last?.actor.id == null ? null : PersonId.parse(last.actor.id);
}

/**
 * Corrects when a promise was delivered, or that it was: said by somebody else than who recorded it. Refuses as
 * `decideCorrect` does.
 */
export function correctDelivery(
  context: Context,
  target: Target & { readonly deliveredAt: Instant | null; readonly reason: string },
): Promise<Result<View>> {
  const { actor } = context;
  return changing(context, target, async (tx, promise) => {
    if (actor.kind !== 'person') return refuse('forbidden', 403);
    const { deliveredAt, reason } = target;
    const people = { recordedBy: await recorderOf(tx, promise), approvedBy: actor.personId };
    const settled = await settle(tx, context, {
      promise,
      decide: (known, calendar) => decideCorrect(known, { calendar, deliveredAt, reason, ...people }, context.now),
    });
    return settled.ok ? ok(settled.value.promise) : settled;
  });
}
