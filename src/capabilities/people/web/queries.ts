import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { Problem } from '#kernel/problem.ts';
import { call } from '#ui/api.ts';
import { peopleContract } from '../contract.ts';
import { forgetMe, keepMe, recallMe } from './kept-me.ts';

const { endpoints } = peopleContract;

/** Who is signed in: name, roles, language, zone, colours, and whose desk it is. */
export type Me = OutputOf<typeof endpoints.me>;
export type Installation = OutputOf<typeof endpoints.installation>;
export type MyChoices = NonNullable<CallInput<typeof endpoints.changeMe>['body']>;

const ME = ['me'] as const;

async function askWhoIAm({ signal }: { signal: AbortSignal }): Promise<Me> {
  try {
    const me = await call(endpoints.me, { signal });
    keepMe(me);
    return me;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) void forgetMe({ drafts: false });
    throw error;
  }
}

/** Who I am. A stranger is led to sign-in. */
export const meQuery = queryOptions({
  queryKey: ME,
  queryFn: askWhoIAm,
  initialData: recallMe,
  initialDataUpdatedAt: 0,
  meta: { kept: true },
});

/** The same on pages that greet strangers too: there a 401 is an answer. */
export const visitorQuery = queryOptions({ ...meQuery, meta: { kept: true, strangerWelcome: true } });

/** What a stranger may know of this installation. */
export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: ({ signal }) => call(endpoints.installation, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Changes my language, zone, colours or shortcuts; shown at once, taken back when the server refuses. */
export function useChangeMe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: MyChoices) => call(endpoints.changeMe, { body }),
    onMutate: (choices) => {
      const before = queries.getQueryData(meQuery.queryKey);
      if (before) queries.setQueryData(meQuery.queryKey, { ...before, ...choices } as Me);
      return before;
    },
    onSuccess: (me) => {
      keepMe(me);
      queries.setQueryData(meQuery.queryKey, me);
    },
    onError: (_error, _choices, before) => {
      if (before) queries.setQueryData(meQuery.queryKey, before);
    },
  });
}

/** Sets up an empty installation. */
export function useSetUp() {
  return useMutation({
    mutationFn: (body: CallInput<typeof endpoints.setUp>['body']) => call(endpoints.setUp, { body }),
    meta: { strangerWelcome: true },
  });
}
