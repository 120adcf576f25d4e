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

export type MailChoice = OutputOf<typeof endpoints.mailChoice>;

/** How I get notices by mail. */
export const mailChoiceQuery = queryOptions({
  queryKey: ['notices', 'mail'],
  queryFn: ({ signal }): Promise<MailChoice> => call(endpoints.mailChoice, { signal }),
});

/** Keeps how I get notices by mail. */
export function useChooseMail() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ rhythm, digestAt, quiet, quietWeekends }: MailChoice) =>
      call(endpoints.chooseMail, { body: { rhythm, digestAt, quiet, quietWeekends } }),
    onSuccess: (kept) => queries.setQueryData(mailChoiceQuery.queryKey, kept),
  });
}
