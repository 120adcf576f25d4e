import { queryOptions, useMutation } from '@tanstack/react-query';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import type { CallInput } from '#kernel/call.ts';
import { MINUTE } from '#kernel/time.ts';
import { call, loadOffline } from '#ui/api.ts';
import { useAttemptKey } from '#ui/useAttemptKey.ts';
import { casesContract } from '../../contract.ts';
import type { Kept } from './kept.ts';

const { ask, firstWord } = casesContract.endpoints;

export type Asked = NonNullable<CallInput<typeof ask>['body']>;

/** Services that can be asked about, by name. */
export const servicesQuery = queryOptions({
  queryKey: ['catalogue', 'services'],
  queryFn: ({ signal }) =>
    call(catalogueContract.endpoints.listServices, { query: { limit: 200 }, signal }).then(({ items }) => items),
  staleTime: Number.POSITIVE_INFINITY,
});

/** By when somebody would write to me, did I ask this now; null where nothing is owed to me. */
export function firstWordQuery(about: NonNullable<CallInput<typeof firstWord>['query']>) {
  return queryOptions({
    queryKey: ['my', 'first-word', about],
    queryFn: ({ signal }) => call(firstWord, { query: about, signal }).then(({ by }) => by),
    staleTime: MINUTE,
    refetchInterval: MINUTE,
    meta: { strangerWelcome: true },
  });
}

/** What is asked, and how it stood in the form. */
interface Asking {
  readonly body: Asked;
  readonly form: Kept;
}

/** Asks for something. Sent again after a failure, it makes no second case. Answers null where it waits for the line. */
export function useAsk() {
  const keyOf = useAttemptKey();
  return useMutation({
    mutationFn: async ({ body, form }: Asking) => {
      const input = { body, idempotencyKey: keyOf(body) };
      const words = { text: body.text, fileIds: body.fileIds, form, about: 'ask' };
      return (await loadOffline()).callOrWait(ask, input, words);
    },
    meta: { strangerWelcome: true },
  });
}
