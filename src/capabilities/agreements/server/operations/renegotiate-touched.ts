import {
  findPromises,
  type PromiseRecord,
  readablePromises,
  renegotiatePromise,
} from '#capabilities/promises/index.ts';
import type { AgreementId, PromiseId } from '#kernel/ids.ts';
import { ok, type Refusal, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { touchOf } from '../../domain/index.ts';
import { hoursNow } from '../hours-now.ts';
import { findAgreement } from '../store.ts';
import { newerTerms } from '../touched.ts';

/** One promise to be moved to what the newest version owes, as somebody saw it, and what its customer is told. */
export interface Move {
  readonly promiseId: PromiseId;
  /** The version of the promise that they saw. */
  readonly version: number;
  readonly due: Instant;
  readonly reason: string;
  readonly words?: string | undefined;
}

/** What became of one. */
export interface Moved {
  readonly promiseId: PromiseId;
  readonly outcome: Result<PromiseRecord>;
}

interface Newest {
  readonly agreementId: AgreementId;
  readonly version: number;
  readonly touch: (promise: PromiseRecord) => ReturnType<typeof touchOf>;
}

/** Why a promise is not moved as asked, or null. What changed since somebody looked is looked at again first. */
function whyNot(promise: PromiseRecord, move: Move, newest: Newest): { refusal: Refusal; ok: false } | null {
  const { agreement, state } = promise;
  if (agreement?.id !== newest.agreementId || agreement.version >= newest.version) {
    return refuse('agreement.touches-not', 409);
  }
  if (state !== 'running' && state !== 'paused' && state !== 'broken') return refuse('promise.not-running');
  const touch = newest.touch(promise);
  if (touch.touch === 'late') return refuse('promise.too-late-to-move');
  if (promise.version !== move.version) return refuse('changed-meanwhile', 412);
  if (!('due' in touch)) return refuse('agreement.touches-not', 409);
  return touch.due === move.due ? null : refuse('changed-meanwhile', 412);
}

/**
 * Moves chosen promises of older versions to what the newest one owes, each by itself: who promised it is told by the
 * promise's subject as at any move. What cannot be moved is refused alone, and the others are moved. Refuses all of
 * them for an agreement that was never published, and `not-found` for things that the actor does not see.
 */
export async function renegotiateTouched(
  context: Context,
  { agreementId, moves }: { readonly agreementId: AgreementId; readonly moves: readonly Move[] },
): Promise<Result<Moved[]>> {
  return transaction(context, async (tx) => {
    const agreement = await findAgreement(tx, agreementId);
    if (!agreement) return refuse('not-found', 404);
    const newer = newerTerms(agreement, 'published');
    if (!newer.ok) return newer;
    const { terms, before: version } = newer.value;
    const given = { agreement, terms, hours: await hoursNow(tx, [terms]) };
    const newest = { agreementId, version, touch: (one: PromiseRecord) => touchOf(one, given, context.now) };
    const moved: Moved[] = [];
    for (const move of moves) {
      const promise = await readable(tx, context, move.promiseId);
      if (!promise) return refuse('not-found', 404);
      moved.push({ promiseId: promise.id, outcome: await moveOne(tx, context, { promise, move, newest }) });
    }
    return ok(moved);
  });
}

async function readable(tx: Tx, context: Context, id: PromiseId): Promise<PromiseRecord | undefined> {
  const [promise] = await readablePromises(tx, context, await findPromises(tx, [id]));
  return promise;
}

async function moveOne(
  tx: Tx,
  context: Context,
  { promise, move, newest }: { readonly promise: PromiseRecord; readonly move: Move; readonly newest: Newest },
): Promise<Result<PromiseRecord>> {
  const refused = whyNot(promise, move, newest);
  if (refused) return refused;
  const moved = await renegotiatePromise(tx, context, promise.id, move);
  return moved.ok ? ok(moved.value.successor) : moved;
}
