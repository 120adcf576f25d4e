import type { PersonId, PromiseId, SubjectRef } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { decideRestore, type PromiseRecord } from '../../domain/index.ts';
import { settle } from '../settle.ts';
import { promisesAbout } from '../store.ts';
import { withdrawPromise } from './withdraw-promise.ts';

/** A merger that is undone. */
export interface UndoneMerger {
  readonly from: SubjectRef;
  readonly to: SubjectRef;
  /** Which promises ended when they became one. */
  readonly ended: readonly PromiseId[];
  readonly reason: string;
  readonly by: PersonId;
}

const runs = ({ state }: PromiseRecord) => state === 'running' || state === 'paused';

/**
 * Parts what a merger brought together: what `to` inherited and still owes ends there and stands again where it came
 * from; what gave way to it stands again too. What was delivered or moved meanwhile stays as it is. Refuses as the
 * decisions do.
 */
export async function restorePromises(tx: Tx, context: Context, undone: UndoneMerger): Promise<Result<null>> {
  const { from, to, reason, by } = undone;
  const [own, theirs] = [await promisesAbout(tx, from), await promisesAbout(tx, to)];
  const heirs = new Map(theirs.map((promise) => [promise.id, promise]));
  const ended = ({ id }: PromiseRecord) => undone.ended.includes(id);
  const heirOf = ({ successorId }: PromiseRecord) => (successorId === null ? undefined : heirs.get(successorId));
  const isFree = (heir: PromiseRecord | undefined) => heir === undefined || runs(heir);
  const standsAgain = (promise: PromiseRecord) => ended(promise) && isFree(heirOf(promise));
  const inherited = own.filter(standsAgain);
  const gaveWay = theirs.filter((one) => one.state === 'superseded' && standsAgain(one));
  for (const promise of [...inherited, ...gaveWay]) {
    const restored = await restore(tx, context, promise, { reason, by });
    if (!restored.ok) return restored;
  }
  for (const promise of inherited) {
    const heir = heirOf(promise);
    if (!heir) continue;
    const back = { ground: 'made-in-error' as const, reason, promiseeTold: true };
    const withdrawn = await withdrawPromise(tx, context, heir.id, back);
    if (!withdrawn.ok) return withdrawn;
  }
  return ok(null);
}

function restore(tx: Tx, context: Context, promise: PromiseRecord, why: Pick<UndoneMerger, 'reason' | 'by'>) {
  return settle(tx, context, {
    promise,
    decide: (known, calendar) => decideRestore(known, { ...why, calendar }, context.now),
  });
}
