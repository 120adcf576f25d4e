import { z } from 'zod';
import { AccountId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import { accountsByName } from '../group-store.ts';

const SortKey = z.tuple([z.string(), AccountId]);

/** One page of the accounts that the actor reaches, by name. */
export async function listAccounts(context: Context, query: { limit: number; cursor?: string | undefined }) {
  const after = keyOf(query.cursor, SortKey);
  const rows = await reading(context, (tx) => accountsByName(tx, { count: query.limit + 1, after }));
  return pageOf(rows, query.limit, ({ name, id }) => [name, id]);
}
