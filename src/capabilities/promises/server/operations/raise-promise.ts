import { PromiseId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Instant, Span } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { decideRaise, type PromiseRecord, type Raised } from '../../domain/index.ts';
import { settle } from '../settle.ts';
import { insertPromises } from '../store.ts';
import { wakeKeeperFor } from '../wake.ts';

/** The shorter time that a higher priority asks for, and the words that the promisee reads. */
export interface HigherPriority {
  readonly budget: Span;
  readonly words: (due: Instant) => string;
  readonly reason: string;
}

/**
 * Lets a promise give way to one that is due sooner, where a higher priority asks for it. Answers the promise that
 * stands then: the successor, or the old one when it is due soon enough. Refuses as `decideRaise` does.
 */
export async function raisePromise(
  tx: Tx,
  context: Context,
  promise: PromiseRecord,
  given: HigherPriority,
): Promise<Result<PromiseRecord>> {
  const id = PromiseId.parse(context.newId());
  const settled = await settle<Raised>(tx, context, {
    promise,
    decide: (known, calendar) => decideRaise(known, { ...given, id, calendar }, context.now),
    alsoSave: async ({ successor }) => {
      if (successor === null) return;
      await insertPromises(tx, [successor]);
      wakeKeeperFor(tx, context, successor);
    },
  });
  return settled.ok ? ok(settled.value.successor ?? settled.value.promise) : settled;
}
