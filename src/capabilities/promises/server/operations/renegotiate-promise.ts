import { PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { decideRenegotiate, type PromiseRecord, type Renegotiated } from '../../domain/index.ts';
import { markLowered } from '../objections.ts';
import { byPeoplePresent } from '../promisor-present.ts';
import { settle } from '../settle.ts';
import { findPromise, insertPromises } from '../store.ts';
import { wakeKeeperFor } from '../wake.ts';
import { readerOf, wordsOfMove } from '../words.ts';

export interface Renegotiation {
  readonly due: Instant;
  readonly reason: string;
  /** The words that the promisee is told; left out, they say both moments and the reason. */
  readonly words?: string | undefined;
  /** Because the priority was lowered: the old moment stands again if the promisee objects before it. */
  readonly lowered?: boolean | undefined;
}

/**
 * Moves a promise before it is due: the old one closes, a successor takes its place. Whoever owns the subject hears
 * `promise.renegotiated` and tells the promisee. Refuses `not-found`, `promise.not-moved-later`, and as `decideRenegotiate` does.
 */
export async function renegotiatePromise(
  tx: Tx,
  context: Context,
  promiseId: PromiseId,
  { due, reason, words, lowered = false }: Renegotiation,
): Promise<Result<{ old: PromiseRecord; successor: PromiseRecord }>> {
  const promise = await findPromise(tx, promiseId);
  if (!promise) return refuse('not-found', 404);
  if (lowered && due <= promise.due) return refuse('promise.not-moved-later', 422);
  const [there = promise] = await byPeoplePresent(tx, context, [{ ...promise, due }]);
  const { promisor } = there;
  const reader = await readerOf(tx, context, promise);
  const id = PromiseId.parse(context.newId());
  const say = (moment: Instant) =>
    words ?? wordsOfMove(reader, { was: promise.due, due: moment, reason, now: context.now });
  const settled = await settle<Renegotiated>(tx, context, {
    promise,
    decide: (known, calendar) =>
      decideRenegotiate(
        known,
        { id, calendar, promisor, terms: { kind: 'instant', due }, words: say, reason },
        context.now,
      ),
    alsoSave: async ({ successor }) => {
      await insertPromises(tx, [successor]);
      if (lowered) await markLowered(tx, successor.id);
      wakeKeeperFor(tx, context, successor);
    },
  });
  return settled.ok ? ok({ old: settled.value.promise, successor: settled.value.successor }) : settled;
}
