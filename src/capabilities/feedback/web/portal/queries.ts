import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { feedbackContract } from '../../contract.ts';

const { readMyFeedback, giveFeedback } = feedbackContract.endpoints;

export type Mine = OutputOf<typeof readMyFeedback>;
export type Given = NonNullable<Mine['given']>;
export type Rating = Given['rating'];
export type Cause = Given['causes'][number];

/** Where it is kept how a case was for whoever asked. */
export const keyOf = (caseId: string) => ['my', 'feedback', caseId];

/** How I said that a case was. */
export function myFeedbackQuery(caseId: string) {
  return queryOptions({
    queryKey: keyOf(caseId),
    queryFn: ({ signal }): Promise<Mine> => call(readMyFeedback, { params: { caseId }, signal }),
    meta: { live: [`case:${caseId}`] },
  });
}

type Body = NonNullable<CallInput<typeof giveFeedback>['body']>;

/** Says how it was, or says it otherwise. */
export function useGiveFeedback(caseId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => call(giveFeedback, { params: { caseId }, body }),
    onSuccess: (mine) => {
      queries.setQueryData(keyOf(caseId), mine);
      // What was promised for it stands in the story.
      return queries.invalidateQueries({ queryKey: ['my', 'case', caseId] });
    },
  });
}
