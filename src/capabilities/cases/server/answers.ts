import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { type Detail, detailOf } from './detail.ts';
import { findReadable, justChanged } from './store.ts';
import type { CaseRow } from './tables.ts';

/** Reads one case as the asker may, or answers 404 as for one that never was. */
export function onCase<T>(
  context: Context,
  id: Case['id'],
  work: (tx: Tx, row: CaseRow) => Promise<T>,
): Promise<Result<T>> {
  return reading(context, async (tx) => {
    const row = await findReadable(tx, context.actor, id);
    return row ? ok(await work(tx, row)) : refuse('not-found', 404);
  });
}

/**
 * The case as it stands after a change, in the change's own transaction. Who handed it to others may lose sight of it
 * with that; the change stands, and they see it once more.
 */
export async function caseWithDetail(
  context: Context,
  changed: Promise<Result<{ id: Case['id'] }>>,
): Promise<Result<Detail>> {
  const outcome = await changed;
  if (!outcome.ok) return outcome;
  return transaction(context, async (tx) => {
    return ok(await detailOf(tx, context, await justChanged(tx, outcome.value.id)));
  });
}
