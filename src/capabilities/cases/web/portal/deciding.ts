import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../contract.ts';

const { listAsks, readAsk, answerAsk } = casesContract.endpoints;

/** What I am asked to say yes or no to. */
export type Asked = OutputOf<typeof readAsk>;

/** What waits for my yes or no, what is due first before the rest. */
export const asksQuery = queryOptions({
  queryKey: ['my', 'asks'],
  queryFn: ({ signal }) => call(listAsks, { signal }).then(({ items }) => items),
  meta: { live: ['case'] },
});

/** One of them, with all that I decide on. */
export function askQuery(number: number) {
  return queryOptions({
    queryKey: ['my', 'asks', number],
    queryFn: ({ signal }): Promise<Asked> => call(readAsk, { params: { number }, signal }),
    meta: { live: ['case'] },
  });
}

/** Says yes or no. */
export function useAnswerAsk(number: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NonNullable<CallInput<typeof answerAsk>['body']>) =>
      call(answerAsk, { params: { number }, body }),
    onSuccess: (asked) => {
      client.setQueryData(askQuery(number).queryKey, asked);
      void client.invalidateQueries({ queryKey: asksQuery.queryKey, exact: true });
    },
  });
}
