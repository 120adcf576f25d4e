import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { feedbackContract } from '../contract.ts';

const { endpoints } = feedbackContract;

export type SaidView = OutputOf<typeof endpoints.feedbackOnCase>['items'][number];
export type ListedView = OutputOf<typeof endpoints.listFeedback>['items'][number];
export type FiguresView = OutputOf<typeof endpoints.feedbackFigures>;
export type Outcome = NonNullable<SaidView['answer']>['outcome'];

/** What the people of a case said of it. */
export function saidOfCaseQuery(caseId: string) {
  return queryOptions({
    queryKey: ['feedback', 'case', caseId],
    queryFn: ({ signal }) => call(endpoints.feedbackOnCase, { params: { caseId }, signal }).then(({ items }) => items),
    meta: { live: [`case:${caseId}`] },
  });
}

/** What is still to be answered: by anybody, or by the reader. Next due first. */
export function owedQuery(show: 'owed' | 'mine') {
  return queryOptions({
    queryKey: ['feedback', show],
    queryFn: ({ signal }) =>
      call(endpoints.listFeedback, { query: { show, limit: 200 }, signal }).then(({ items }) => items),
    meta: { live: ['case'] },
  });
}

/** All that was said, newest first, some at a time. */
export const allQuery = infiniteQueryOptions({
  queryKey: ['feedback', 'all'],
  queryFn: ({ pageParam, signal }) =>
    call(endpoints.listFeedback, {
      query: { show: 'all', limit: 30, ...(pageParam !== null && { cursor: pageParam }) },
      signal,
    }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
});

/** How many said what in the last 90 days. */
export const figuresQuery = queryOptions({
  queryKey: ['feedback', 'figures'],
  queryFn: ({ signal }) => call(endpoints.feedbackFigures, { signal }),
});

type Answer = NonNullable<CallInput<typeof endpoints.answerFeedback>['body']>;

/** Answers what somebody said of a case, as it was read. */
export function useAnswer(caseId: OutputOf<typeof endpoints.listFeedback>['items'][number]['case']['id']) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ said, ...body }: Answer & { readonly said: SaidView }) =>
      call(endpoints.answerFeedback, { params: { caseId, feedbackId: said.id }, body, ifMatch: said.version }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['feedback'] }),
        queries.invalidateQueries({ queryKey: ['cases', caseId] }),
      ]),
    // Whoever reads old words reads the new ones before they answer.
    onError: () => queries.invalidateQueries({ queryKey: ['feedback'] }),
  });
}
