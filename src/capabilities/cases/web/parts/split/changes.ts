import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../../contract.ts';
import { settle } from '../../changes.ts';

const { getCase, previewSplit, splitCase, unsplitCase } = casesContract.endpoints;

export type SplitPreview = OutputOf<typeof previewSplit>;

type SplitBody = NonNullable<CallInput<typeof splitCase>['body']>;

interface PreviewOf {
  readonly caseId: string;
  readonly subject: string;
  readonly serviceId: string;
  readonly takeIt: boolean;
}

/** What splitting a case would come to now. */
export function splitPreviewQuery({ caseId, subject, serviceId, takeIt }: PreviewOf) {
  return queryOptions({
    queryKey: ['cases', 'split-preview', caseId, subject, serviceId, takeIt],
    queryFn: ({ signal }) =>
      call(previewSplit, {
        params: { caseId },
        query: { subject, takeIt: takeIt ? 'true' : 'false', ...(serviceId !== '' && { serviceId }) },
        signal,
      }),
    enabled: subject !== '',
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** Makes some messages of a case a case of their own; answers that one, and whether the reader may see it. */
export function useSplit() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ caseId, ...body }: { readonly caseId: string } & SplitBody) => {
      const detail = await call(splitCase, { params: { caseId }, body });
      const seen = call(getCase, { params: { caseId: detail.id } });
      return { detail, mine: await seen.then(() => true).catch(() => false) };
    },
    onSuccess: ({ detail, mine }, { caseId }) => {
      if (mine) settle(queries, detail);
      void queries.invalidateQueries({ queryKey: ['cases', 'one', caseId] });
    },
  });
}

/** Undoes a split from wherever the reader is by then; answers the case that goes on. Rejects as the server refuses. */
export function useUnsplit() {
  const queries = useQueryClient();
  return async (caseId: string) => {
    const goesOn = await call(unsplitCase, { params: { caseId } });
    settle(queries, goesOn);
    await queries.invalidateQueries({ queryKey: ['cases', 'one'] });
    return goesOn;
  };
}
