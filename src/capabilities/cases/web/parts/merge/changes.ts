import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../../contract.ts';
import { settle } from '../../changes.ts';

const { previewMerge, merge, unmerge } = casesContract.endpoints;

export type MergePreview = OutputOf<typeof previewMerge>;

/** What merging a case into the one with this number would come to now. */
export function mergePreviewQuery(caseId: string, into: number | null) {
  return queryOptions({
    queryKey: ['cases', 'merge-preview', caseId, into],
    queryFn: ({ signal }) => call(previewMerge, { params: { caseId }, query: { into: into ?? 0 }, signal }),
    enabled: into !== null,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}

function useBoth<Input extends { readonly caseId: string }>(
  send: (input: Input) => Promise<Parameters<typeof settle>[1]>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (detail, { caseId }) => {
      settle(queries, detail);
      void queries.invalidateQueries({ queryKey: ['cases', 'one', caseId] });
      void queries.invalidateQueries({ queryKey: ['cases', 'one'], refetchType: 'active' });
    },
  });
}

/** Ends a duplicate in favour of another case; answers that one. */
export function useMerge() {
  return useBoth(({ caseId, into }: { readonly caseId: string; readonly into: number }) =>
    call(merge, { params: { caseId }, body: { into } }),
  );
}

/** Undoes a merger from wherever the reader is by then. Rejects as the server refuses. */
export function usePart() {
  const queries = useQueryClient();
  return async (caseId: string) => {
    settle(queries, await call(unmerge, { params: { caseId } }));
    await queries.invalidateQueries({ queryKey: ['cases', 'one'] });
  };
}

/** Undoes a merger; answers the case that goes on by itself again. */
export function useUnmerge() {
  return useBoth(({ caseId }: { readonly caseId: string }) => call(unmerge, { params: { caseId } }));
}
