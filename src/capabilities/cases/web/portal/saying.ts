import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../contract.ts';
import { useAttemptKey } from '../parts/useAttemptKey.ts';
import { storyKey } from './queries.ts';

const { endpoints } = casesContract;

type Written = NonNullable<CallInput<typeof endpoints.writeToUs>['body']>;

/** Writes to the people who work on a case. */
export function useWriteToUs(caseId: string) {
  const queries = useQueryClient();
  const keyOf = useAttemptKey();
  return useMutation({
    mutationFn: (body: Written) => call(endpoints.writeToUs, { params: { caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: (story) => queries.setQueryData(storyKey(caseId), story),
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
