import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import type { PersonId } from '#kernel/ids.ts';
import { call } from '#ui/api.ts';
import { noticesContract } from '../contract.ts';

const { endpoints } = noticesContract;

type Notices = OutputOf<typeof endpoints.listNotices>;
export type Notice = Notices['items'][number];

/** What I was told, newest first. News about me, which nobody else hears, makes it old. */
export function noticesQuery(me: PersonId) {
  return queryOptions({
    queryKey: ['notices'],
    queryFn: ({ signal }): Promise<Notices> => call(endpoints.listNotices, { signal }),
    meta: { live: [`person:${me}`] },
  });
}

/** Marks notices as read, all of them when none are named. */
export function useReadNotices() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (noticeIds?: string[]) =>
      call(endpoints.readNotices, { body: noticeIds === undefined ? {} : { noticeIds } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
}
