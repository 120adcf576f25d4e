import { queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../contract.ts';

const { endpoints } = casesContract;

/** A case in a customer's list, and the whole story of one. */
export type Card = OutputOf<typeof endpoints.listMyCases>['items'][number];
export type Story = OutputOf<typeof endpoints.caseStory>;
export type StoryPromise = Story['promises'][number];
export type Why = OutputOf<typeof endpoints.explainMyPromise>;
export type StoryMessage = Story['messages'][number];
export type Entry = Story['history'][number];

export type Show = 'open' | 'done';

/** A list grows by so many cases at a time, up to what one answer holds. */
export const STEP = 20;
const MOST = 200;

/** My newest cases. */
export function myCasesQuery(show: Show, many: number = STEP) {
  return queryOptions({
    queryKey: ['my', 'cases', show, many],
    queryFn: ({ signal }) => call(endpoints.listMyCases, { query: { show, limit: Math.min(many, MOST) }, signal }),
    meta: { live: ['case'] },
  });
}

/** What my colleagues asked, as far as I may see it: open or done, newest first. */
export function colleaguesCasesQuery(many: number = STEP) {
  return queryOptions({
    queryKey: ['my', 'cases', 'colleagues', many],
    queryFn: ({ signal }) =>
      call(endpoints.listMyCases, {
        query: { show: 'all', whose: 'colleagues', limit: Math.min(many, MOST) },
        signal,
      }),
    meta: { live: ['case'] },
  });
}

/** The id behind the number of a case of mine; it never changes. */
export function myCaseIdQuery(number: number) {
  return queryOptions({
    queryKey: ['my', 'number', number],
    queryFn: ({ signal }) => call(endpoints.findMyCase, { params: { number }, signal }).then(({ id }) => id),
    staleTime: Number.POSITIVE_INFINITY,
    meta: { kept: true },
  });
}

/** Where the story of a case is kept. */
export function storyKey(caseId: string) {
  return ['my', 'case', caseId] as const;
}

/** The story of a case of mine. */
export function storyQuery(caseId: string) {
  return queryOptions({
    queryKey: storyKey(caseId),
    queryFn: ({ signal }): Promise<Story> => call(endpoints.caseStory, { params: { caseId }, signal }),
    meta: { live: [`case:${caseId}`] },
  });
}

/** Why what I was promised is due when it is. */
export function whyQuery(caseId: string, promiseId: string) {
  return queryOptions({
    queryKey: ['my', 'case', caseId, 'why', promiseId],
    queryFn: ({ signal }): Promise<Why> => call(endpoints.explainMyPromise, { params: { caseId, promiseId }, signal }),
    meta: { live: [`case:${caseId}`] },
  });
}
