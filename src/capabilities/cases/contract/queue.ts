import { z } from 'zod';
import { Priority } from '#capabilities/catalogue/contract.ts';
import { endpoint, page, paging } from '#kernel/contract.ts';
import { AccountId, PersonId, ServiceId, TeamId, ViewId } from '#kernel/ids.ts';
import { line, typed } from '#kernel/text.ts';
import { GROUPINGS, NOBODY, ORDERS, SHOWS, VIEWS } from '../domain/queue.ts';
import { CASE_STATES } from '../domain/states.ts';
import { CaseSummary } from './case.ts';
import { TeamRef } from './refs.ts';

const orNobody = <Id extends z.ZodType>(id: Id) => z.union([z.literal(NOBODY), id]);

/** What narrows the queue. `none` asks for the cases without a team, or without an owner. */
const narrowed = {
  teamId: orNobody(TeamId).optional(),
  ownerId: orNobody(PersonId).optional(),
  serviceId: ServiceId.optional(),
  requesterId: PersonId.optional(),
  accountId: AccountId.optional(),
  priority: Priority.optional(),
  state: z.enum(CASE_STATES).optional(),
};

const filtered = { ...narrowed, show: z.enum(SHOWS).default('open') };

/** What a view shows and how: the same words as stand in its address. `due` gathers by the day of the next promise. */
export const QueueView = z.strictObject({
  ...narrowed,
  show: z.enum(VIEWS),
  order: z.enum(ORDERS).optional(),
  groupBy: z.enum([...GROUPINGS, 'due']).optional(),
});

/** A view under a name: somebody's own, or a team's. */
export const SavedView = z.object({
  id: ViewId,
  name: z.string(),
  for: z.enum(['own', 'team']),
  team: TeamRef.nullable(),
  view: QueueView,
  /** I keep it in my side bar. */
  pinned: z.boolean(),
  mayChange: z.boolean(),
  version: z.int(),
});

const viewParams = z.strictObject({ viewId: ViewId });
const done = z.object({ done: z.literal(true) });

/** Endpoints of the queue and of what people save of it. */
export const queueEndpoints = {
  listCases: endpoint({
    method: 'GET',
    path: '/cases',
    summary: 'Cases that I may see, next promise first, or as asked for',
    permission: 'case.read',
    query: z.strictObject({
      ...paging,
      ...filtered,
      order: z.enum(ORDERS).default('next'),
      groupBy: z.enum(GROUPINGS).optional(),
      /** With `groupBy`: the keys of the groups that the page goes through, in their order, with commas between them. */
      inGroups: typed(2000).optional(),
    }),
    returns: page(CaseSummary),
  }),
  groupCases: endpoint({
    method: 'GET',
    path: '/cases/groups',
    summary: 'Under which headings the open cases of a view stand, in their order, and how many under each',
    permission: 'case.read',
    query: z.strictObject({ ...filtered, groupBy: z.enum(GROUPINGS) }),
    returns: z.object({
      items: z.array(z.object({ key: z.string(), name: z.string().nullable(), count: z.int() })),
    }),
  }),
  countCases: endpoint({
    method: 'GET',
    path: '/cases/counts',
    summary: 'How many cases each standing view and each view in my side bar holds, counted up to 1,000',
    permission: 'case.read',
    returns: z.object({
      open: z.int(),
      unowned: z.int(),
      mine: z.int(),
      waiting: z.int(),
      teams: z.array(z.object({ team: TeamRef, open: z.int() })),
      /** Those that show open cases. */
      pinned: z.array(z.object({ viewId: ViewId, count: z.int() })),
    }),
  }),
  listViews: endpoint({
    method: 'GET',
    path: '/views',
    summary: 'The saved views of the queue that I find: my own and my teams’, by name',
    permission: 'view.use',
    returns: z.object({ items: z.array(SavedView) }),
  }),
  addView: endpoint({
    method: 'POST',
    path: '/views',
    summary: 'Saves a view of the queue for myself; leads and managers also for a team',
    permission: 'view.use',
    creates: true,
    body: z.strictObject({
      name: line(80),
      for: z.enum(['own', 'team']).default('own'),
      teamId: TeamId.optional(),
      view: QueueView,
      pinned: z.boolean().default(false),
    }),
    returns: SavedView,
    status: 201,
  }),
  changeView: endpoint({
    method: 'PATCH',
    path: '/views/{viewId}',
    summary: 'Changes what a saved view is called or shows',
    permission: 'view.use',
    params: viewParams,
    ifMatch: 'optional',
    body: z.strictObject({ name: line(80).optional(), view: QueueView.optional() }),
    returns: SavedView,
  }),
  removeView: endpoint({
    method: 'DELETE',
    path: '/views/{viewId}',
    summary: 'Removes a saved view; its address goes on working',
    permission: 'view.use',
    params: viewParams,
    ifMatch: 'optional',
    returns: done,
  }),
  pinView: endpoint({
    method: 'PUT',
    path: '/views/{viewId}/pin',
    summary: 'Keeps a saved view in my side bar, or no longer',
    permission: 'view.use',
    params: viewParams,
    body: z.strictObject({ pinned: z.boolean() }),
    returns: SavedView,
  }),
};
