import { z } from 'zod';
import { TeamId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import { membersOf, teamsByName } from '../group-store.ts';
import { ledBy } from '../team-members.ts';

const SortKey = z.tuple([z.string(), TeamId]);

/** One page of teams by name, the members of all of them, and which the actor leads. */
export async function listTeams(context: Context, query: { limit: number; cursor?: string | undefined }) {
  const after = keyOf(query.cursor, SortKey);
  return reading(context, async (tx) => {
    const page = pageOf(await teamsByName(tx, { count: query.limit + 1, after }), query.limit, ({ name, id }) => [
      name,
      id,
    ]);
    const members = await membersOf(
      tx,
      page.items.map((team) => team.id),
    );
    return { ...page, members, led: await ledBy(tx, context) };
  });
}
