import type { AgreementId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import type { Agreement } from '../../domain/index.ts';
import { findAgreement } from '../store.ts';

/** One agreement. Refuses `not-found` for one that does not exist or is out of reach. */
export async function getAgreement(context: Context, id: AgreementId): Promise<Result<Agreement>> {
  const found = await reading(context, (tx) => findAgreement(tx, id));
  return found ? ok(found) : refuse('not-found', 404);
}
