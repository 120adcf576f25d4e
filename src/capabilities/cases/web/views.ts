import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../contract.ts';
import { countsQuery, viewsQuery } from './queue-queries.ts';

const { addView, changeView, pinView, removeView } = casesContract.endpoints;

function useViewChange<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      void queries.invalidateQueries({ queryKey: countsQuery.queryKey });
      await queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
    },
  });
}

/** Saves a view under a name. */
export function useAddView() {
  return useViewChange((body: CallInput<typeof addView>['body']) => call(addView, { body }));
}

/** Changes what a saved view is called or shows. */
export function useChangeView() {
  return useViewChange(({ viewId, ...body }: { readonly viewId: string } & CallInput<typeof changeView>['body']) =>
    call(changeView, { params: { viewId }, body }),
  );
}

/** Removes a saved view. */
export function useRemoveView() {
  return useViewChange(({ viewId }: { readonly viewId: string }) => call(removeView, { params: { viewId } }));
}

/** Keeps a saved view in the side bar, or no longer. */
export function usePinView() {
  return useViewChange(({ viewId, pinned }: { readonly viewId: string; readonly pinned: boolean }) =>
    call(pinView, { params: { viewId }, body: { pinned } }),
  );
}
