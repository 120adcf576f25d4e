import type { PromiseId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Promisor } from '../../domain/index.ts';
import { givePromisorsBack } from '../store.ts';

/** Who answered for a promise at some moment. */
export interface PromisorBefore {
  readonly id: PromiseId;
  readonly promisor: Promisor;
}

/** Gives promises that are still owed back to who answered for them before. No fact of its own: the subject's says so. */
export async function givePromisesBack(tx: Tx, before: readonly PromisorBefore[]): Promise<void> {
  for (const { id, promisor } of before) await givePromisorsBack(tx, id, promisor);
}
