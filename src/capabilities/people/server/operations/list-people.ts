import { z } from 'zod';
import type { Role } from '#kernel/actor.ts';
import { PersonId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import { peopleByName } from '../person-store.ts';

const SortKey = z.tuple([z.string(), PersonId]);

/** One page of people by name, among those whom the actor may see. `q` looks in names and addresses. */
export async function listPeople(
  context: Context,
  query: { limit: number; cursor?: string | undefined; q?: string | undefined; role?: Role | undefined },
) {
  const after = keyOf(query.cursor, SortKey);
  const { q, role } = query;
  const rows = await reading(context, (tx) => peopleByName(tx, { count: query.limit + 1, after, q, role }));
  return pageOf(rows, query.limit, ({ name, id }) => [name, id]);
}
