import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../contract.ts';
import { useAttemptKey } from '../parts/useAttemptKey.ts';

const { endpoints } = casesContract;

/** A case in a customer's list, and the whole story of one. */
export type Card = OutputOf<typeof endpoints.listMyCases>['items'][number];
export type Story = OutputOf<typeof endpoints.caseStory>;
export type StoryPromise = Story['promises'][number];
export type StoryMessage = Story['messages'][number];
export type Entry = Story['history'][number];

export type Asked = NonNullable<CallInput<typeof endpoints.ask>['body']>;
export type Written = NonNullable<CallInput<typeof endpoints.writeToUs>['body']>;

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

/** The id behind the number of a case of mine; it never changes. */
export function myCaseIdQuery(number: number) {
  return queryOptions({
    queryKey: ['my', 'number', number],
    queryFn: ({ signal }) => call(endpoints.findMyCase, { params: { number }, signal }).then(({ id }) => id),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function storyKey(caseId: string) {
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

/** Services that can be asked about, by name. */
export const servicesQuery = queryOptions({
  queryKey: ['catalogue', 'services'],
  queryFn: ({ signal }) =>
    call(catalogueContract.endpoints.listServices, { query: { limit: 200 }, signal }).then(({ items }) => items),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Asks for something. Sent again after a failure, it makes no second case. */
export function useAsk() {
  const keyOf = useAttemptKey();
  return useMutation({
    mutationFn: (body: Asked) => call(endpoints.ask, { body, idempotencyKey: keyOf(body) }),
    meta: { strangerWelcome: true },
  });
}

/** Writes to the people who work on a case. */
export function useWriteToUs(caseId: string) {
  const queries = useQueryClient();
  const keyOf = useAttemptKey();
  return useMutation({
    mutationFn: (body: Written) => call(endpoints.writeToUs, { params: { caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: (story) => queries.setQueryData(storyKey(caseId), story),
  });
}

/** Says whether it works now: yes closes the case, no opens it again. */
export function useConfirm(caseId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (works: boolean) => call(endpoints.confirm, { params: { caseId }, body: { works } }),
    onSuccess: (story) => queries.setQueryData(storyKey(caseId), story),
  });
}
