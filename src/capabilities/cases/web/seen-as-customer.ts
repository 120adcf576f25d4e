import { queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../contract.ts';
import type { Detail } from './queries.ts';

const { seeAsCustomer } = casesContract.endpoints;

export type SeenByCustomer = OutputOf<typeof seeAsCustomer>;

/** A case as its customer reads it. Each look is recorded, so it is asked for once and never by itself. */
export function seenAsCustomerQuery(caseId: Detail['id']) {
  return queryOptions({
    queryKey: ['cases', caseId, 'seen-as-customer'],
    queryFn: ({ signal }): Promise<SeenByCustomer> => call(seeAsCustomer, { params: { caseId }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnReconnect: false,
  });
}
