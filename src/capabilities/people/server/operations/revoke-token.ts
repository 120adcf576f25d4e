import { fact } from '#kernel/facts.ts';
import type { TokenId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { tokenRevoked } from '../../facts.ts';
import { forgetActor } from '../identity/actors.ts';
import { deleteToken } from '../token-store.ts';

/** Ends one API token of whoever asks, at once. */
export async function revokeToken(context: Context, tokenId: TokenId): Promise<Result<{ readonly revoked: boolean }>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  return transaction(context, async (tx) => {
    const name = await deleteToken(tx, tokenId, actor.personId);
    if (name === undefined) return refuse('not-found', 404);
    const about = { subject: { kind: 'person', id: actor.personId }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(tokenRevoked, about, { name })]);
    tx.afterCommit(() => forgetActor(context.platform, actor.personId));
    return ok({ revoked: true });
  });
}
