import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../contract.ts';
import type { Grouping, QueueOrder, Show } from '../domain/queue.ts';
import { turnsThrough } from './parts/queue-turns.ts';

const { endpoints } = casesContract;

export type Counts = OutputOf<typeof endpoints.countCases>;
export type Groups = OutputOf<typeof endpoints.groupCases>['items'];

type Narrowed = Omit<NonNullable<CallInput<typeof endpoints.groupCases>['query']>, 'show' | 'groupBy'>;

/** What a queue shows: a standing view, narrowed by what stands in the address. */
export type QueueFilter = Readonly<Narrowed> & { readonly show: Show };

const QUEUE_PAGE = 100;

/** How many cases the standing views hold. */
export const countsQuery = queryOptions({
  queryKey: ['cases', 'counts'],
  queryFn: ({ signal }) => call(endpoints.countCases, { signal }),
});

interface QueueAsked {
  readonly filter: QueueFilter;
  readonly order: QueueOrder;
  /** The headings that the cases stand under, when they were counted, and by what; null without headings. */
  readonly groups: { readonly by: Grouping; readonly all: Groups; readonly at: Instant } | null;
}

interface QueuePageAt {
  readonly turn: number;
  readonly cursor: string | null;
}

/**
 * The cases of a view, page by page. Not live: rows that moved under the cursor would make people press the wrong
 * one, so `useQueueNews` says what is new and the reader lets it in.
 */
export function queueQuery({ filter, order, groups }: QueueAsked) {
  const turns = groups ? turnsThrough(groups.all, QUEUE_PAGE) : [''];
  return infiniteQueryOptions({
    queryKey: ['cases', 'queue', filter, order, groups?.by, groups?.at],
    queryFn: ({ pageParam: { turn, cursor }, signal }) => {
      const within = turns[turn];
      const gathered = groups && within !== undefined && { groupBy: groups.by, inGroups: within };
      const query = { ...filter, order, ...gathered, limit: QUEUE_PAGE, ...(cursor !== null && { cursor }) };
      return call(endpoints.listCases, { query, signal });
    },
    initialPageParam: { turn: 0, cursor: null } as QueuePageAt,
    getNextPageParam: ({ next }, _pages, { turn }) => {
      if (next !== null) return { turn, cursor: next };
      return turn + 1 < turns.length ? { turn: turn + 1, cursor: null } : null;
    },
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Under which headings the cases of a view stand, and how many. As little live as the list itself. */
export function groupsQuery(filter: QueueFilter, by: Grouping | null) {
  return queryOptions({
    queryKey: ['cases', 'groups', filter, by],
    queryFn: ({ signal }) =>
      call(endpoints.groupCases, { query: { ...filter, groupBy: by ?? 'state' }, signal }).then(({ items }) => items),
    enabled: by !== null,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** The saved views that I find, by name. */
export const viewsQuery = queryOptions({
  queryKey: ['cases', 'views'],
  queryFn: ({ signal }) => call(endpoints.listViews, { signal }).then(({ items }) => items),
  staleTime: MINUTE,
});
