import { createHash } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import type { Context } from '../context.ts';
import { type Json, json } from '../database/columns.ts';
import type { Tx } from '../database/transaction.ts';

interface Tables {
  'platform.idempotency': {
    actor: string;
    key: string;
    request_hash: Buffer;
    status: number | null;
    answer: Json<unknown> | null;
  };
}

export interface KeyedRequest {
  readonly key: string;
  /** Method, path and body: the same key for anything else is an error. */
  readonly hash: Buffer;
}

/** The request's `Idempotency-Key`, if it has one. Refuses a key that is empty or too long. */
export function keyedRequest(header: string | string[] | undefined, about: readonly unknown[]): KeyedRequest | null {
  if (header === undefined) return null;
  const key = String(header);
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem('wrong-idempotency-key', 400);
  return { key, hash: createHash('sha256').update(JSON.stringify(about)).digest() };
}

const actorOf = (context: Context) => (context.actor.kind === 'person' ? context.actor.personId : 'anonymous');

/**
 * Claims the key inside the transaction that will do the work. Answers null when the work is to be done, or the
 * answer that was given before. A parallel request with the same key waits here until the first has ended.
 */
export async function claimKey(
  tx: Tx,
  context: Context,
  request: KeyedRequest,
): Promise<{ status: number; answer: unknown } | null> {
  const db = tx.tables<Tables>();
  const claimed = await db
    .insertInto('platform.idempotency')
    .values({ actor: actorOf(context), key: request.key, request_hash: request.hash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) return null;
  const known = await db
    .selectFrom('platform.idempotency')
    .select(['request_hash', 'status', 'answer'])
    .where('actor', '=', actorOf(context))
    .where('key', '=', request.key)
    .executeTakeFirst();
  if (!known || known.status === null) throw new Problem('busy', 503);
  if (!known.request_hash.equals(request.hash)) throw new Problem('key-used-for-another-request', 422);
  return { status: known.status, answer: known.answer };
}

/** Keeps the answer beside the work, in the same transaction. */
export async function keepAnswer(
  tx: Tx,
  context: Context,
  request: KeyedRequest,
  given: { status: number; answer: unknown },
) {
  await tx
    .tables<Tables>()
    .updateTable('platform.idempotency')
    .set({ status: given.status, answer: json(given.answer) })
    .where('actor', '=', actorOf(context))
    .where('key', '=', request.key)
    .execute();
}
