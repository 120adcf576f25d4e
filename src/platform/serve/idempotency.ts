import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { Problem } from '#kernel/problem.ts';
import { HOUR } from '#kernel/time.ts';
import type { Context } from '../context.ts';
import { type Tx, transaction } from '../database/transaction.ts';
import { recurring } from '../recurring.ts';

interface Tables {
  'platform.idempotency': {
    actor: string;
    key: string;
    request_hash: Buffer;
    status: number | null;
    answer: Buffer | null;
  };
}

export interface KeyedRequest {
  /** What the key is kept as; the key itself is not. */
  readonly name: string;
  /** Seals the answer. Made from the key, so that only whoever sends it again can read the answer again. */
  readonly lock: Buffer;
  /** Method, path and body: the same key for anything else is an error. */
  readonly hash: Buffer;
}

export interface GivenAnswer {
  readonly status: number;
  readonly answer: unknown;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** The request's `Idempotency-Key`, if it has one. Refuses a key that is empty or too long. */
export function keyedRequest(header: string | string[] | undefined, about: readonly unknown[]): KeyedRequest | null {
  if (header === undefined) return null;
  const key = String(header);
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem('wrong-idempotency-key', 400);
  return {
    name: sha256(`name of ${key}`).toString('base64url'),
    lock: sha256(`lock of ${key}`),
    hash: sha256(JSON.stringify(about)),
  };
}

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

function seal({ lock }: KeyedRequest, answer: unknown): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, lock, nonce, { authTagLength: TAG });
  const text = cipher.update(JSON.stringify(answer ?? null), 'utf8');
  return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]);
}

function unseal({ lock }: KeyedRequest, sealed: Buffer): unknown {
  const opener = createDecipheriv(CIPHER, lock, sealed.subarray(0, NONCE), { authTagLength: TAG });
  opener.setAuthTag(sealed.subarray(-TAG));
  return JSON.parse(Buffer.concat([opener.update(sealed.subarray(NONCE, -TAG)), opener.final()]).toString('utf8'));
}

const actorOf = (context: Context) => (context.actor.kind === 'person' ? context.actor.personId : 'anonymous');

/**
 * Claims the key inside the transaction that will do the work. Answers null when the work is to be done, or the
 * answer that was given before. A parallel request with the same key waits here until the first has ended.
 */
export async function claimKey(tx: Tx, context: Context, request: KeyedRequest): Promise<GivenAnswer | null> {
  const db = tx.tables<Tables>();
  const claimed = await db
    .insertInto('platform.idempotency')
    .values({ actor: actorOf(context), key: request.name, request_hash: request.hash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) return null;
  const known = await db
    .selectFrom('platform.idempotency')
    .select(['request_hash', 'status', 'answer'])
    .where('actor', '=', actorOf(context))
    .where('key', '=', request.name)
    .executeTakeFirst();
  if (!known || known.status === null || known.answer === null) throw new Problem('busy', 503);
  if (!known.request_hash.equals(request.hash)) throw new Problem('key-used-for-another-request', 422);
  return { status: known.status, answer: unseal(request, known.answer) };
}

/** Keeps the answer, sealed, beside the work, in the same transaction. */
export async function keepAnswer(tx: Tx, context: Context, request: KeyedRequest, given: GivenAnswer) {
  await tx
    .tables<Tables>()
    .updateTable('platform.idempotency')
    .set({ status: given.status, answer: seal(request, given.answer) })
    .where('actor', '=', actorOf(context))
    .where('key', '=', request.name)
    .execute();
}

/** Forgets keys after two days: whoever sends a request again does so within minutes. */
export const forgetKeysJob = recurring('platform.forget-keys', HOUR, async (context) => {
  await transaction(context, (tx) =>
    sql`delete from platform.idempotency where created_at < now() - interval '2 days'`.execute(tx.tables<Tables>()),
  );
});
