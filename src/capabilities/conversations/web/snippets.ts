import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { MINUTE } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { conversationsContract } from '../contract.ts';

const { listSnippets, addSnippet, changeSnippet, removeSnippet } = conversationsContract.endpoints;

export type Snippet = OutputOf<typeof listSnippets>['items'][number];

/** The snippets that I find when I write. */
export const snippetsQuery = queryOptions({
  queryKey: ['snippets'],
  queryFn: ({ signal }) => call(listSnippets, { signal }).then(({ items }) => items),
  staleTime: MINUTE,
});

function useSnippetChange<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries({ queryKey: snippetsQuery.queryKey }),
  });
}

/** What is written in the form of a snippet. */
export type Written = NonNullable<CallInput<typeof addSnippet>['body']>;

/** Adds a snippet, or changes the one that is named. */
export function useSaveSnippet() {
  return useSnippetChange(({ known, ...body }: Written & { readonly known: Snippet | null }) =>
    known === null
      ? call(addSnippet, { body })
      : call(changeSnippet, {
          params: { snippetId: known.id },
          body: { name: body.name, text: body.text },
          ifMatch: known.version,
        }),
  );
}

/** Removes a snippet. */
export function useRemoveSnippet() {
  return useSnippetChange((known: Snippet) => call(removeSnippet, { params: { snippetId: known.id } }));
}
