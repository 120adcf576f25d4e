import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '#ui/api.ts';
import { referralsContract } from '../../contract.ts';
import { keyOf, Referred } from '../portal/Referred.tsx';

const { seeReferrals } = referralsContract.endpoints;

interface SharedReferralsProps {
  readonly caseId: string;
  readonly over: boolean;
}

/** To whom outside a customer was referred, as they read it: their own part of the page, given what they would be given. */
export function SharedReferrals({ caseId, over }: SharedReferralsProps) {
  const { data: items = null } = useQuery({
    queryKey: ['cases', caseId, 'shared-referrals'],
    queryFn: ({ signal }) => call(seeReferrals, { params: { caseId }, signal }).then((answer) => answer.items),
    meta: { live: [`case:${caseId}`] },
  });
  const theirs = useMemo(() => {
    const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
    queries.setQueryData(keyOf(caseId), items ?? []);
    return queries;
  }, [caseId, items]);
  if (items === null) return null;
  return (
    <QueryClientProvider client={theirs}>
      <Referred caseId={caseId} over={over} />
    </QueryClientProvider>
  );
}
