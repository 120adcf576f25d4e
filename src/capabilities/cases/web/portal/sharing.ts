import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '#ui/api.ts';
import { casesContract } from '../../contract.ts';
import { storyKey } from './queries.ts';

/** Says whether colleagues may see a case that I asked for. */
export function useShare(caseId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (see: boolean) => call(casesContract.endpoints.shareMyCase, { params: { caseId }, body: { see } }),
    onSuccess: (story) => queries.setQueryData(storyKey(caseId), story),
  });
}
