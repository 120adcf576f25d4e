import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { MINUTE } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../contract.ts';
import { useCaseChange } from './changes.ts';

const { listMacros, addMacro, changeMacro, removeMacro, previewMacro, runMacro } = casesContract.endpoints;

export type Macro = OutputOf<typeof listMacros>['items'][number];
export type MacroStep = Macro['steps'][number];
export type MacroPreview = OutputOf<typeof previewMacro>;
export type MacroChange = MacroPreview['changes'][number];

/** The macros of the desk. */
export const macrosQuery = queryOptions({
  queryKey: ['macros'],
  queryFn: ({ signal }) => call(listMacros, { signal }).then(({ items }) => items),
  staleTime: MINUTE,
});

/** What running a macro on a case would change, as things are now. */
export function macroPreviewQuery(caseId: string, macroId: string | null) {
  return queryOptions({
    queryKey: ['cases', 'macro-preview', caseId, macroId],
    queryFn: ({ signal }) => call(previewMacro, { params: { caseId, macroId: macroId ?? '' }, signal }),
    enabled: macroId !== null,
    staleTime: 0,
    gcTime: 0,
    meta: { live: [`case:${caseId}`] },
  });
}

/** Runs a macro as it was previewed. */
export function useRunMacro() {
  return useCaseChange(({ caseId, macroId, preview }: { caseId: string; macroId: string; preview: MacroPreview }) => {
    const { caseVersion, macroVersion } = preview;
    return call(runMacro, { params: { caseId, macroId }, body: { caseVersion, macroVersion } });
  });
}

function useMacroChange<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries({ queryKey: macrosQuery.queryKey }),
  });
}

type Written = NonNullable<CallInput<typeof addMacro>['body']>;

/** Adds a macro, or changes the one that is named. */
export function useSaveMacro() {
  return useMacroChange(({ known, ...body }: Written & { readonly known: Macro | null }) =>
    known === null
      ? call(addMacro, { body })
      : call(changeMacro, { params: { macroId: known.id }, body, ifMatch: known.version }),
  );
}

/** Removes a macro. */
export function useRemoveMacro() {
  return useMacroChange((known: Macro) => call(removeMacro, { params: { macroId: known.id } }));
}
