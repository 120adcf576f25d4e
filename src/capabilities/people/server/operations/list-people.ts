import { z } from 'zod';
import { PersonId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import { type PeopleWanted, peopleByName } from '../person-store.ts';

const SortKey = z.tuple([z.string(), PersonId]);

/** One page of people by name, among those whom the actor may see. `q` looks in names and addresses. */
export async function listPeople(
  context: Context,
  query: Omit<PeopleWanted, 'count' | 'after'> & { limit: number; cursor?: string | undefined },
) {
  const after = keyOf(query.cursor, SortKey);
  const { q, role, accountId } = query;
  const rows = await reading(context, (tx) => peopleByName(tx, { count: query.limit + 1, after, q, role, accountId }));
  return pageOf(rows, query.limit, ({ name, id }) => [name, id]);
}
