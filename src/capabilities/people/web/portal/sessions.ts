import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { peopleContract } from '../../contract.ts';

const { listSessions, endSession, endOtherSessions } = peopleContract.endpoints;

/** A place where I am signed in. */
export type Session = OutputOf<typeof listSessions>['items'][number];

/** Where I am signed in: where I am now, then the last used first. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await call(listSessions, { signal })).items,
});

/** Signs me out in one place, or, without an id, everywhere else. Answers in how many. */
export function useEndSessions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: Session['id'] | null) => {
      const { ended } =
        id === null
          ? await call(endOtherSessions, { body: {} })
          : await call(endSession, { params: { sessionId: id } });
      return ended;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
