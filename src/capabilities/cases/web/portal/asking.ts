import { queryOptions, useMutation } from '@tanstack/react-query';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import type { CallInput } from '#kernel/call.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../contract.ts';
import { useAttemptKey } from '../parts/useAttemptKey.ts';

const { ask } = casesContract.endpoints;

export type Asked = NonNullable<CallInput<typeof ask>['body']>;

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
    mutationFn: (body: Asked) => call(ask, { body, idempotencyKey: keyOf(body) }),
    meta: { strangerWelcome: true },
  });
}
