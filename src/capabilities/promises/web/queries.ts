import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { MINUTE } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { promisesContract } from '../contract.ts';
import type { FiguresView } from './parts/figures-view.ts';
import type { Explained } from './parts/live.ts';
import { listingOf, type PromisesView } from './parts/promises-view.ts';

const { endpoints } = promisesContract;

export type PromiseListed = OutputOf<typeof endpoints.listPromises>['items'][number];
export type FiguresAnswer = OutputOf<typeof endpoints.promiseFigures>;
export type Figures = FiguresAnswer['overall'];
export type Doubted = OutputOf<typeof endpoints.pausesToReview>['items'][number];
export type DoubtedPause = Doubted['pauses'][number];
export type Voiding = OutputOf<typeof endpoints.previewVoiding>;

const LIST_PAGE = 50;
/** Names of teams, customers and hours change seldom. */
const SELDOM = 10 * MINUTE;

/** Why a promise is due when it is. `about` names its subject, whose facts make this old: `case:…`. */
export function explanationQuery(promiseId: string, about: string) {
  return queryOptions({
    queryKey: ['promises', 'explanation', promiseId],
    queryFn: ({ signal }): Promise<Explained> => call(endpoints.explainPromise, { params: { promiseId }, signal }),
    meta: { live: [about] },
  });
}

/** The promises of a view, page by page. Facts about cases make it old. */
export function promisesQuery(view: PromisesView) {
  return infiniteQueryOptions({
    queryKey: ['promises', 'list', view],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...listingOf(view), limit: LIST_PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return call(endpoints.listPromises, { query, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    meta: { live: ['case'] },
  });
}

type FiguresAsked = Pick<FiguresView, 'by' | 'service'> & { readonly from: string | null };

/** How promises were kept in a period, by month, team, service or customer; of one service where it is named. */
export function figuresQuery({ by, service, from }: FiguresAsked) {
  const narrowed = { ...(from !== null && { from }), ...(service !== null && { serviceId: service }) };
  return queryOptions({
    queryKey: ['promises', 'figures', by, service, from],
    queryFn: ({ signal }): Promise<FiguresAnswer> =>
      call(endpoints.promiseFigures, { query: { groupBy: by, ...narrowed }, signal }),
    staleTime: MINUTE,
  });
}

/** Promises whose pauses ask for a second look, longest waiting first. */
export const pausesQuery = queryOptions({
  queryKey: ['promises', 'pauses'],
  queryFn: ({ signal }) => call(endpoints.pausesToReview, { signal }).then(({ items }) => items),
  meta: { live: ['case'] },
});

/** How many of them there are; asked for beside the navigation, so no more often than each minute. */
export const pausesCountQuery = queryOptions({
  queryKey: ['promises', 'pauses', 'count'],
  queryFn: ({ signal }) => call(endpoints.countPausesToReview, { signal }),
  staleTime: MINUTE,
  refetchInterval: MINUTE,
});

/** What would become of a promise if the pause that began at `pausedAt` did not hold up. */
export function voidingQuery(promiseId: string, pausedAt: string) {
  return queryOptions({
    queryKey: ['promises', 'pauses', promiseId, pausedAt],
    queryFn: ({ signal }) => call(endpoints.previewVoiding, { params: { promiseId }, query: { pausedAt }, signal }),
    staleTime: 0,
  });
}

/** Teams, by name. */
export const teamsQuery = queryOptions({
  queryKey: ['people', 'teams'],
  queryFn: ({ signal }) =>
    call(peopleContract.endpoints.listTeams, { query: { limit: 200 }, signal }).then(({ items }) => items),
  staleTime: SELDOM,
});

/** Customers that the reader may reach. */
export const accountsQuery = queryOptions({
  queryKey: ['people', 'accounts'],
  queryFn: ({ signal }) =>
    call(peopleContract.endpoints.listAccounts, { query: { limit: 200 }, signal }).then(({ items }) => items),
  staleTime: SELDOM,
});

/** Hours on which promises count. */
export const hoursQuery = queryOptions({
  queryKey: ['promises', 'hours'],
  queryFn: ({ signal }) =>
    call(calendarsContract.endpoints.listCalendars, { query: { limit: 200 }, signal }).then(({ items }) => items),
  staleTime: SELDOM,
});
