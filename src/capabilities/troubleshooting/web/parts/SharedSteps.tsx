import { useQuery } from '@tanstack/react-query';
import { call } from '#ui/api.ts';
import { troubleshootingContract } from '../../contract.ts';
import { SharedDigest } from '../portal/Tried.tsx';

const { seeSharedSteps } = troubleshootingContract.endpoints;

/** What was tried on a case, as its customer reads it. */
export function SharedSteps({ caseId }: { readonly caseId: string }) {
  const { data = [] } = useQuery({
    queryKey: ['cases', caseId, 'shared-steps'],
    queryFn: ({ signal }) => call(seeSharedSteps, { params: { caseId }, signal }).then(({ items }) => items),
    meta: { live: [`case:${caseId}`] },
  });
  return <SharedDigest steps={data} />;
}
