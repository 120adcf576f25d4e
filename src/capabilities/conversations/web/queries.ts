import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { MessageId } from '#kernel/ids.ts';
import type { Language } from '#kernel/text.ts';
import { call } from '#ui/api.ts';
import { conversationsContract } from '../contract.ts';

const { endpoints } = conversationsContract;

export type Mailbox = OutputOf<typeof endpoints.listMailboxes>['items'][number];
export type HeldMail = OutputOf<typeof endpoints.listHeldMail>['items'][number];
export type TakenIn = OutputOf<typeof endpoints.listIntake>['items'][number];
export type StoppedAddress = OutputOf<typeof endpoints.listStoppedAddresses>['items'][number];
export type Signing = OutputOf<typeof endpoints.mailSigning>;

/** Whether something that was set aside in it is about to be tried once more. */
export const isBeingFetched = ({ setAsideMails }: Mailbox) => setAsideMails.some(({ wanted }) => wanted);

/** The mailboxes that mail is fetched from; asked again while somebody looks, because silence makes no news. */
export const mailboxesQuery = queryOptions({
  queryKey: ['mail', 'mailboxes'],
  queryFn: ({ signal }) => call(endpoints.listMailboxes, { signal }).then(({ items }) => items),
  // More often while something is on its way.
  refetchInterval: ({ state }) => (state.data?.some(isBeingFetched) ? 3000 : 30_000),
});

/** What caps hold back. */
export const heldQuery = queryOptions({
  queryKey: ['mail', 'held'],
  queryFn: ({ signal }) => call(endpoints.listHeldMail, { signal }).then(({ items }) => items),
});

/** What stands in quarantine; asked again while somebody looks, because what is judged anew takes a moment. */
export const quarantineQuery = queryOptions({
  queryKey: ['mail', 'quarantine'],
  queryFn: ({ signal }) =>
    call(endpoints.listIntake, { query: { outcome: 'quarantine' }, signal }).then(({ items }) => items),
  refetchInterval: 30_000,
});

/** What came in lately, with what became of it. */
export const intakeQuery = queryOptions({
  queryKey: ['mail', 'intake'],
  queryFn: ({ signal }) => call(endpoints.listIntake, { query: { limit: 20 }, signal }).then(({ items }) => items),
  refetchInterval: 30_000,
});

/** The addresses that get no mail. */
export const stoppedQuery = queryOptions({
  queryKey: ['mail', 'stopped'],
  queryFn: ({ signal }) => call(endpoints.listStoppedAddresses, { signal }).then(({ items }) => items),
});

/** How our mail is signed. */
export const signingQuery = queryOptions({
  queryKey: ['mail', 'signing'],
  queryFn: ({ signal }) => call(endpoints.mailSigning, { signal }),
});

/** The kinds of mail that we send. */
export const templatesQuery = queryOptions({
  queryKey: ['mail', 'templates'],
  queryFn: ({ signal }) => call(endpoints.listMailTemplates, { signal }).then(({ items }) => items),
});

/** A sample of one kind of mail. */
export function sampleQuery(templateId: string, language: Language) {
  return queryOptions({
    queryKey: ['mail', 'sample', templateId, language],
    queryFn: ({ signal }) => call(endpoints.previewMail, { params: { templateId }, query: { language }, signal }),
  });
}

type Decision = NonNullable<CallInput<typeof endpoints.settleHeldMail>['body']>;

/** Lets a held mail go, or drops it. */
export function useSettleHeld() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ mailId, ...body }: { readonly mailId: string } & Decision) =>
      call(endpoints.settleHeldMail, { params: { mailId }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: heldQuery.queryKey }),
  });
}

/** Has a mail in quarantine judged once more. */
export function useJudgeAnew() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (inboundMailId: string) => call(endpoints.judgeAnew, { params: { inboundMailId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['mail'] }),
  });
}

/** Has what was set aside in a mailbox fetched once more. */
export function useFetchAgain() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (mailbox: string) => call(endpoints.fetchAgain, { params: { mailbox } }),
    onSettled: () => queries.invalidateQueries({ queryKey: mailboxesQuery.queryKey }),
  });
}

/** Lets mail go to a stopped address again. */
export function useAllowAddress() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ addressId, reason }: { readonly addressId: string; readonly reason: string }) =>
      call(endpoints.allowAddress, { params: { addressId }, body: { reason } }),
    onSettled: () => queries.invalidateQueries({ queryKey: stoppedQuery.queryKey }),
  });
}

/** A mail as it came; `pictures`: with those that lie elsewhere. What came never changes. */
export function mailShownQuery(messageId: MessageId, pictures: boolean) {
  return queryOptions({
    queryKey: ['mail', messageId, pictures],
    queryFn: ({ signal }) =>
      call(endpoints.showMail, { params: { messageId }, query: { pictures: pictures ? 'true' : 'false' }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
