import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import { call, loadOffline } from '#ui/api.ts';
import { useAttemptKey } from '#ui/useAttemptKey.ts';
import { casesContract } from '../../contract.ts';
import { storyKey } from './queries.ts';

const { endpoints } = casesContract;

type Written = NonNullable<CallInput<typeof endpoints.writeToUs>['body']>;

/** Writes to the people who work on a case. Answers null where it waits for the line; files need one anyway. */
export function useWriteToUs(caseId: string) {
  const queries = useQueryClient();
  const keyOf = useAttemptKey();
  return useMutation({
    mutationFn: async (body: Written) => {
      const input = { params: { caseId }, body, idempotencyKey: keyOf(body) };
      return (await loadOffline()).callOrWait(endpoints.writeToUs, input, { ...body, about: `case:${caseId}` });
    },
    onSuccess: (story) => story && queries.setQueryData(storyKey(caseId), story),
  });
}

/** Says whether it works now: yes closes the case, no opens it again. */
export function useConfirm(caseId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (works: boolean) => call(endpoints.confirm, { params: { caseId }, body: { works } }),
    onSuccess: (story) => queries.setQueryData(storyKey(caseId), story),
  });
}
