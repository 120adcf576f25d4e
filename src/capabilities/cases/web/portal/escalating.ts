import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Instant, MINUTE, toIso } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../contract.ts';
import { type Story, storyKey } from './queries.ts';

/** By when an answer would come, did I say so now; asked again each minute, as it moves on with the clock. */
export function answerQuery(caseId: Story['id']) {
  return queryOptions({
    queryKey: [...storyKey(caseId), 'escalation'],
    queryFn: ({ signal }) =>
      call(casesContract.endpoints.foreseeAnswer, { params: { caseId }, signal }).then(({ by }) => by),
    staleTime: MINUTE,
    refetchInterval: MINUTE,
  });
}

/** Says that a case of mine is more urgent than it looks, why, and by when I need it. */
export function useEscalate(caseId: Story['id']) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ words, neededBy }: { readonly words: string; readonly neededBy: Instant }) =>
      call(casesContract.endpoints.escalate, { params: { caseId }, body: { words, neededBy: toIso(neededBy) } }),
    onSuccess: (story) => queries.setQueryData(storyKey(caseId), story),
  });
}
