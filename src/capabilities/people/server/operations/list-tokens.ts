import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { type TokenRecord, tokensOf } from '../token-store.ts';

/** The API tokens of whoever asks, newest first, without their secrets. */
export async function listTokens(context: Context): Promise<Result<readonly TokenRecord[]>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  return ok(await reading(context, (tx) => tokensOf(tx, actor.personId)));
}
