import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '#ui/api.ts';
import { feedbackContract } from '../../contract.ts';
import { Feedback } from '../portal/Feedback.tsx';
import { keyOf } from '../portal/queries.ts';

const { seeFeedback } = feedbackContract.endpoints;

interface SharedFeedbackProps {
  readonly caseId: string;
  readonly asks: boolean;
}

/** How a case was for its customer, as they read it: their own part of the page, given what they would be given. */
export function SharedFeedback({ caseId, asks }: SharedFeedbackProps) {
  const { data: mine } = useQuery({
    queryKey: ['cases', caseId, 'shared-feedback'],
    queryFn: ({ signal }) => call(seeFeedback, { params: { caseId }, signal }),
    meta: { live: [`case:${caseId}`] },
  });
  const theirs = useMemo(() => {
    const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
    if (mine) queries.setQueryData(keyOf(caseId), mine);
    return queries;
  }, [caseId, mine]);
  if (!mine) return null;
  return (
    <QueryClientProvider client={theirs}>
      <Feedback caseId={caseId} asks={asks} />
    </QueryClientProvider>
  );
}
