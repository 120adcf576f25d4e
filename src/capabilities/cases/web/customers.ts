import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../contract.ts';

const { getCustomer, keepInMind } = casesContract.endpoints;

export type Customer = OutputOf<typeof getCustomer>;
type KeptInMind = NonNullable<CallInput<typeof keepInMind>['body']>;

/** A customer as the desk knows them. */
export function customerQuery(personId: string) {
  return queryOptions({
    queryKey: ['customers', personId],
    queryFn: ({ signal }): Promise<Customer> => call(getCustomer, { params: { personId }, signal }),
    meta: { live: ['case'] },
  });
}

/** Says what the desk keeps in mind about a customer; what another wrote meanwhile refuses it. */
export function useKeepInMind({ id: personId, keptInMind }: Customer) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: KeptInMind) =>
      call(keepInMind, { params: { personId }, body, ifMatch: keptInMind?.version ?? 0 }),
    onSuccess: (customer) => queries.setQueryData(customerQuery(personId).queryKey, customer),
  });
}
