import type { PersonId, TokenId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PeopleTables } from './tables.ts';

/** An API token without its secret. */
export interface TokenRecord {
  readonly id: TokenId;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly createdAt: Instant;
}

/** The tokens of a person, newest first. */
export function tokensOf(tx: Tx, personId: PersonId): Promise<TokenRecord[]> {
  return tx
    .tables<PeopleTables>()
    .selectFrom('people.api_token')
    .select([
      'id',
      'name',
      'scopes',
      'expires_at as expiresAt',
      'last_used_at as lastUsedAt',
      'created_at as createdAt',
    ])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_TOKENS)
    .execute();
}

/** More than this a person cannot have at a time. */
export const MOST_TOKENS = 50;

export interface NewTokenRow extends Omit<TokenRecord, 'lastUsedAt'> {
  readonly personId: PersonId;
  /** SHA-256 of the secret. */
  readonly hash: Buffer;
}

/** Stores a token by the hash of its secret. */
export async function insertToken(tx: Tx, row: NewTokenRow): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .insertInto('people.api_token')
    .values({
      id: row.id,
      person_id: row.personId,
      name: row.name,
      hash: row.hash,
      scopes: [...row.scopes],
      expires_at: at(row.expiresAt),
      created_at: at(row.createdAt),
    })
    .execute();
}

/** Deletes a token of this person. Answers its name, or undefined when they have none with this id. */
export async function deleteToken(tx: Tx, id: TokenId, personId: PersonId): Promise<string | undefined> {
  const deleted = await tx
    .tables<PeopleTables>()
    .deleteFrom('people.api_token')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returning('name')
    .executeTakeFirst();
  return deleted?.name;
}
