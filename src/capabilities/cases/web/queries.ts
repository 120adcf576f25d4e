import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { PersonId } from '#kernel/ids.ts';
import { type Instant, MINUTE, toIso } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../contract.ts';

const { endpoints } = casesContract;

export type Today = OutputOf<typeof endpoints.today>;
export type Summary = Today['late'][number];
export type CaseSearch = NonNullable<CallInput<typeof endpoints.searchCases>['query']>;
export type CaseFound = OutputOf<typeof endpoints.searchCases>['items'][number];
export type Detail = OutputOf<typeof endpoints.getCase>;
export type PromiseOfCase = Detail['promises'][number];
export type Message = OutputOf<typeof endpoints.listMessages>['items'][number];
export type Note = OutputOf<typeof endpoints.listNotes>['items'][number];
export type HistoryEntry = OutputOf<typeof endpoints.caseHistory>['items'][number];
export type Attribution = NonNullable<OutputOf<typeof endpoints.attribution>['attribution']>;
export type Absence = Detail['absences'][number];
export type ToHandOver = OutputOf<typeof endpoints.owed>;

/** How often is looked whether a reply that can be taken back has left. */
const LEAVING = 5000;
/** Names of teams and services change seldom. */
const SELDOM = 10 * MINUTE;

/** What I must do next to keep my word. */
export const todayQuery = queryOptions({
  queryKey: ['cases', 'today'],
  queryFn: ({ signal }) => call(endpoints.today, { signal }),
  meta: { live: ['case'] },
});

/** The id behind a number; it never changes. */
export function caseIdQuery(number: number) {
  return queryOptions({
    queryKey: ['cases', 'number', number],
    queryFn: ({ signal }) => call(endpoints.findCase, { params: { number }, signal }).then(({ id }) => id),
    staleTime: Number.POSITIVE_INFINITY,
    meta: { kept: true },
  });
}

/** One case with its promises. */
export function caseQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', 'one', caseId],
    queryFn: ({ signal }): Promise<Detail> => call(endpoints.getCase, { params: { caseId }, signal }),
    meta: { live: [`case:${caseId}`] },
    // The news that it has left may be lost on its way; then this finds out.
    refetchInterval: ({ state }) => (state.data?.outgoing.some(({ heldBack }) => heldBack === null) ? LEAVING : false),
  });
}

/** Who had a case for how long; null where no fix was promised. */
export function attributionQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', 'attribution', caseId],
    queryFn: ({ signal }) =>
      call(endpoints.attribution, { params: { caseId }, signal }).then(({ attribution }) => attribution),
    meta: { live: [`case:${caseId}`] },
  });
}

/** What was said between the customer and us, oldest first. */
export function messagesQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', 'one', caseId, 'messages'],
    queryFn: ({ signal }) => call(endpoints.listMessages, { params: { caseId }, signal }).then(({ items }) => items),
    meta: { live: [`case:${caseId}`] },
  });
}

/** What the team wrote for itself, oldest first. */
export function notesQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', 'one', caseId, 'notes'],
    queryFn: ({ signal }) => call(endpoints.listNotes, { params: { caseId }, signal }).then(({ items }) => items),
    meta: { live: [`case:${caseId}`] },
  });
}

/** The colleagues whom a note about a case may name. */
export function caseReadersQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', 'one', caseId, 'readers'],
    queryFn: ({ signal }) => call(endpoints.caseReaders, { params: { caseId }, signal }).then(({ items }) => items),
    meta: { live: [`case:${caseId}`] },
    staleTime: SELDOM,
  });
}

/** What I have begun to write on a case and not sent, on any device of mine. */
export function draftsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', 'drafts', caseId],
    queryFn: async ({ signal }) => {
      const askedAt = Date.now();
      const { items } = await call(endpoints.listDrafts, { params: { caseId }, signal });
      return { items, askedAt };
    },
    staleTime: 0,
  });
}

/** Who else of the desk is on a case's page. */
export function presenceQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', 'presence', caseId],
    queryFn: ({ signal }) => call(endpoints.whoIsHere, { params: { caseId }, signal }).then(({ items }) => items),
    meta: { live: [`case-presence:${caseId}`] },
    // Who has gone without a word is told by nobody.
    refetchInterval: MINUTE / 2,
  });
}

/** Everything that happened, oldest first. */
export function historyQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', 'one', caseId, 'history'],
    queryFn: ({ signal }) => call(endpoints.caseHistory, { params: { caseId }, signal }).then(({ items }) => items),
    meta: { live: [`case:${caseId}`] },
  });
}

/** Cases that match words or a number, best first. */
export function searchQuery(search: CaseSearch) {
  return queryOptions({
    queryKey: ['cases', 'search', search],
    queryFn: ({ signal }) => call(endpoints.searchCases, { query: search, signal }),
    enabled: search.q !== '',
  });
}

/** The open cases of one requester, next promise first. */
export function openCasesOfQuery(requesterId: string) {
  return queryOptions({
    queryKey: ['cases', 'of', requesterId],
    queryFn: ({ signal }) =>
      call(endpoints.listCases, { query: { show: 'open', requesterId, limit: 5 }, signal }).then(({ items }) => items),
  });
}

/** Open cases of a caller's customer about the same as what is being written down. */
export function similarOpenQuery(requesterId: string, q: string) {
  return queryOptions({
    queryKey: ['cases', 'similar', requesterId, q],
    queryFn: ({ signal }) =>
      call(endpoints.similarCases, { query: { q, requesterId, show: 'open', limit: 4 }, signal }).then(
        ({ items }) => items,
      ),
  });
}

/** Services that can be asked about, by name. */
export const servicesQuery = queryOptions({
  queryKey: ['catalogue', 'services'],
  queryFn: ({ signal }) =>
    call(catalogueContract.endpoints.listServices, { query: { limit: 200 }, signal }).then(({ items }) => items),
  staleTime: SELDOM,
});

/** Teams and their members. */
export const teamsQuery = queryOptions({
  queryKey: ['people', 'teams'],
  queryFn: ({ signal }) =>
    call(peopleContract.endpoints.listTeams, { query: { limit: 200 }, signal }).then(({ items }) => items),
  staleTime: SELDOM,
});

/** Providers that work with us. */
export const providersQuery = queryOptions({
  queryKey: ['people', 'providers'],
  queryFn: ({ signal }) =>
    call(peopleContract.endpoints.listProviders, { query: { limit: 200 }, signal }).then(({ items }) => items),
  staleTime: SELDOM,
});

/** Who is away, now or later, soonest first. */
export const absencesQuery = queryOptions({
  queryKey: ['people', 'absences'],
  queryFn: ({ signal }) => call(peopleContract.endpoints.listAbsences, { signal }).then(({ items }) => items),
  staleTime: MINUTE,
});

/** An absence as it is being said. */
export interface Going {
  readonly personId: PersonId;
  /** Null is now. */
  readonly from: Instant | null;
  readonly until: Instant;
  readonly standInId: string | null;
}

/** What somebody who goes away owes. */
export function toHandOverQuery({ personId, from, until, standInId }: Going) {
  return queryOptions({
    queryKey: ['cases', 'to-hand-over', personId, from, until, standInId],
    queryFn: ({ signal }) => {
      const stated = { ...(from === null ? {} : { from: toIso(from) }), ...(standInId === null ? {} : { standInId }) };
      const query = { until: toIso(until), ...stated };
      return call(endpoints.owed, { params: { personId }, query, signal });
    },
    placeholderData: keepPreviousData,
  });
}

/** People whose name or address matches. */
export function peopleQuery(q: string) {
  return queryOptions({
    queryKey: ['people', 'list', q],
    queryFn: ({ signal }) =>
      call(peopleContract.endpoints.listPeople, { query: { q, limit: 8 }, signal }).then(({ items }) => items),
    enabled: q !== '',
    staleTime: MINUTE,
  });
}
