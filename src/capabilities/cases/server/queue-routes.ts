import { z } from 'zod';
import { ok } from '#kernel/result.ts';
import { reading } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import type { Handlers } from '#platform/serve/handlers.ts';
import type { casesContract } from '../contract.ts';
import { countViews } from './count-views.ts';
import { addView, changeView, listViews, pinView, removeView } from './operations/saved-views.ts';
import { groupOfRow, keyOfRow, listQueue } from './queue.ts';
import { groupKeys, groupsOf } from './queue-groups.ts';
import { summariesOf } from './views.ts';

type Queue = Pick<
  Handlers<typeof casesContract>,
  'listCases' | 'groupCases' | 'countCases' | 'listViews' | 'addView' | 'changeView' | 'removeView' | 'pinView'
>;

const cursor = z.tuple([z.number().int().nonnegative(), z.number().nullable(), z.uuid()]);

/** The queue, what is saved of it, and how much it holds. */
export const queueHandlers: Queue = {
  listCases: async (context, { query }) => {
    const { limit, order, groupBy, inGroups } = query;
    const keys = groupBy && inGroups !== undefined ? groupKeys(groupBy, inGroups) : ok(null);
    if (!keys.ok) return keys;
    const groups = groupBy && keys.value ? { by: groupBy, keys: keys.value } : undefined;
    return reading(context, async (tx) => {
      const given = keyOf(query.cursor, cursor);
      const after = given ? { group: given[0], key: given[1], id: given[2] } : null;
      const rows = await listQueue(tx, context.actor, query, { limit, after, order, groups });
      const page = pageOf(rows, limit, (row) => [
        groupOfRow({ order, groups }, row),
        keyOfRow(query, order, row),
        row.id,
      ]);
      return ok({ items: await summariesOf(tx, page.items), next: page.next });
    });
  },
  groupCases: (context, { query }) => groupsOf(context, query),
  countCases: async (context) => ok(await countViews(context)),
  listViews: (context) => listViews(context),
  addView: (context, { body }) => addView(context, body),
  changeView: (context, { params, body, ifMatch }) => changeView(context, { ...params, ...body, ifMatch }),
  removeView: (context, { params, ifMatch }) => removeView(context, { ...params, ifMatch }),
  pinView: (context, { params, body }) => pinView(context, { ...params, ...body }),
};
