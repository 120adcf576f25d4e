import { queryOptions, useMutation } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { MINUTE } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { useAttemptKey } from '#ui/useAttemptKey.ts';
import { sitesContract } from '../../contract.ts';

const { askUs, readForm } = sitesContract.endpoints;

export type Asked = NonNullable<CallInput<typeof askUs>['body']>;
export type TakenIn = OutputOf<typeof askUs>;

/** Who is asked, and by when they would answer. */
export function formQuery(at: string, unsure: boolean) {
  return queryOptions({
    queryKey: ['ask-us', at, unsure],
    queryFn: ({ signal }) => call(readForm, { query: { at, unsure: unsure ? 'true' : 'false' }, signal }),
    staleTime: MINUTE,
    refetchInterval: MINUTE,
    meta: { strangerWelcome: true },
  });
}

/** Asks. Sent again after a failure, it makes no second case. */
export function useAskUs() {
  const keyOf = useAttemptKey();
  return useMutation({
    mutationFn: (body: Asked) => call(askUs, { body, idempotencyKey: keyOf(body) }),
    meta: { strangerWelcome: true },
  });
}
