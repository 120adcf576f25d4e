import { SECOND } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseRecord } from '../domain/index.ts';

/** The longest that a keeper sleeps without looking. What is due sooner wakes it. */
export const LONGEST_SLEEP = 5 * SECOND;

/** Wakes the keepers after commit when the promise may be due before they look by themselves. */
export function wakeKeeperFor(tx: Tx, context: Context, { wakeAt }: Pick<PromiseRecord, 'wakeAt'>): void {
  if (wakeAt === null || wakeAt - context.now > LONGEST_SLEEP) return;
  tx.afterCommit(() => context.platform.signals.wakeKeeper());
}
