import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { AccountId } from '#kernel/ids.ts';
import { call } from '#ui/api.ts';
import { peopleContract } from '../contract.ts';

const { changeAccount, listAccounts, listPeople, readAccount } = peopleContract.endpoints;

export type AccountRow = OutputOf<typeof listAccounts>['items'][number];
export type AccountDetail = OutputOf<typeof readAccount>;
export type AccountChange = NonNullable<CallInput<typeof changeAccount>['body']>;

/** Every customer organisation and business unit, by name. */
export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => call(listAccounts, { query: { limit: 200 }, signal }).then(({ items }) => items),
  meta: { live: ['account'] },
});

/** One account with who looks after it. */
export function accountQuery(accountId: string) {
  return queryOptions({
    queryKey: ['accounts', accountId],
    queryFn: ({ signal }): Promise<AccountDetail> => call(readAccount, { params: { accountId }, signal }),
    meta: { live: ['account'] },
  });
}

/** People of an account who may look after it, found by a part of their name. */
export async function peopleOf(accountId: AccountId, q: string, signal: AbortSignal) {
  const { items } = await call(listPeople, { query: { accountId, q, limit: 20 }, signal });
  return items.filter(({ active }) => active);
}

/** Keeps what was chosen for an account that is known. */
export function useChangeAccount({ id, version }: AccountDetail) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: AccountChange) => call(changeAccount, { params: { accountId: id }, ifMatch: version, body }),
    onSuccess: async (account) => {
      queries.setQueryData(accountQuery(id).queryKey, account);
      await queries.invalidateQueries({ queryKey: accountsQuery.queryKey, exact: true });
    },
  });
}
