import type { PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import type { PromiseRecord } from '../domain/index.ts';
import { readablePromises } from './policy.ts';
import { findPromise } from './store.ts';
import { promiseViews, type View } from './views.ts';

export interface Target {
  readonly promiseId: PromiseId;
  /** The version that the writer saw; a newer one refuses the change. */
  readonly ifMatch?: number | undefined;
}

/** The only way to one promise: as the actor may read it, or `not-found`, which looks like one that never was. */
export async function reach(tx: Tx, context: Context, { promiseId, ifMatch }: Target): Promise<Result<PromiseRecord>> {
  const found = await findPromise(tx, promiseId);
  const [promise] = await readablePromises(tx, context, found ? [found] : []);
  if (!promise) return refuse('not-found', 404);
  return ifMatch === undefined || ifMatch === promise.version ? ok(promise) : refuse('changed-meanwhile', 412);
}

/** One promise as people at the desk see it. */
export async function viewOf(tx: Tx, promise: PromiseRecord): Promise<Result<View>> {
  const [view] = await promiseViews(tx, [promise]);
  return view ? ok(view) : refuse('not-found', 404);
}

/** Changes one promise that the actor may read, and answers the promise that stands then. */
export function changing(
  context: Context,
  target: Target,
  change: (tx: Tx, promise: PromiseRecord) => Promise<Result<PromiseRecord>>,
): Promise<Result<View>> {
  return transaction(context, async (tx) => {
    const reached = await reach(tx, context, target);
    if (!reached.ok) return reached;
    const changed = await change(tx, reached.value);
    return changed.ok ? viewOf(tx, changed.value) : changed;
  });
}

/** One promise that the actor may read. Refuses `not-found`. */
export function getPromise(context: Context, promiseId: PromiseId): Promise<Result<View>> {
  return reading(context, async (tx) => {
    const reached = await reach(tx, context, { promiseId });
    return reached.ok ? viewOf(tx, reached.value) : reached;
  });
}
