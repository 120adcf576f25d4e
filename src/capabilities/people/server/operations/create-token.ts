import type { Grants } from '#kernel/actor.ts';
import { fact } from '#kernel/facts.ts';
import { TokenId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { decideToken } from '../../domain/index.ts';
import { tokenCreated } from '../../facts.ts';
import { hashOfToken, newTokenSecret } from '../token-secret.ts';
import { insertToken, MOST_TOKENS, type TokenRecord, tokensOf } from '../token-store.ts';

export interface NewTokenRequest {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Instant;
}

/**
 * Makes an API token for whoever asks. Its secret is in the answer and nowhere else. Refuses what `decideToken`
 * refuses, and more tokens than anybody needs.
 */
export async function createToken(
  context: Context,
  grants: Grants,
  given: NewTokenRequest,
): Promise<Result<{ readonly token: TokenRecord; readonly secret: string }>> {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  return transaction(context, async (tx) => {
    const owner = { roles: actor.roles, scopes: actor.token?.scopes };
    const decided = decideToken(owner, given, { grants, now: context.now });
    if (!decided.ok) return decided;
    if ((await tokensOf(tx, actor.personId)).length >= MOST_TOKENS) return refuse('token.too-many', 409);
    const secret = newTokenSecret();
    const id = TokenId.parse(context.newId());
    const { scopes, expiresAt } = decided.value;
    const token = { id, name: given.name, scopes, expiresAt, createdAt: context.now };
    await insertToken(tx, { ...token, personId: actor.personId, hash: hashOfToken(secret) });
    const about = { subject: { kind: 'person', id: actor.personId }, accountId: null, occurredAt: context.now };
    const data = { name: given.name, scopes: scopes.join(', '), expiresAt: toIso(expiresAt) };
    await appendFacts(tx, context, [fact(tokenCreated, about, data)]);
    return ok({ token: { ...token, lastUsedAt: null }, secret });
  });
}
