import { z } from 'zod';
import { ProviderId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import { providersByName } from '../group-store.ts';

const SortKey = z.tuple([z.string(), ProviderId]);

/** One page of providers by name. */
export async function listProviders(context: Context, query: { limit: number; cursor?: string | undefined }) {
  const after = keyOf(query.cursor, SortKey);
  const rows = await reading(context, (tx) => providersByName(tx, { count: query.limit + 1, after }));
  return pageOf(rows, query.limit, ({ name, id }) => [name, id]);
}
