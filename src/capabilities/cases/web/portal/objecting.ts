import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PromiseId } from '#kernel/ids.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../contract.ts';
import { type Story, storyKey } from './queries.ts';

/** Says that the moment to which a promise was moved does not work for me, in words or without. */
export function useObject(caseId: Story['id']) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ promiseId, words }: { readonly promiseId: PromiseId; readonly words: string }) =>
      call(casesContract.endpoints.objectToMove, {
        params: { caseId, promiseId },
        body: words.trim() === '' ? {} : { words: words.trim() },
      }),
    onSuccess: (story) => queries.setQueryData(storyKey(caseId), story),
  });
}
