import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { MINUTE } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { improvementsContract } from '../contract.ts';

const { endpoints } = improvementsContract;

export type Listed = OutputOf<typeof endpoints.listImprovements>['items'][number];
export type Improvement = OutputOf<typeof endpoints.getImprovement>;
export type Happened = OutputOf<typeof endpoints.improvementHistory>['items'][number];

type BodyOf<Name extends keyof typeof endpoints> = NonNullable<CallInput<(typeof endpoints)[Name]>['body']>;
export type Answer = BodyOf<'decideImprovement'>;
export type Suggestion = BodyOf<'suggestImprovement'>;

/** Which improvements the register shows: those with which something is to be done, those that rest, and the past. */
export const SHOWS = ['open', 'parked', 'over'] as const;
export type Show = (typeof SHOWS)[number];

/** The register, best first. */
export function registerQuery(show: Show) {
  return queryOptions({
    queryKey: ['improvements', 'list', show],
    queryFn: ({ signal }) => call(endpoints.listImprovements, { query: { show }, signal }).then(({ items }) => items),
    meta: { live: ['improvement'] },
  });
}

/** One improvement. */
export function improvementQuery(improvementId: string) {
  return queryOptions({
    queryKey: ['improvements', 'one', improvementId],
    queryFn: ({ signal }) => call(endpoints.getImprovement, { params: { improvementId }, signal }),
    meta: { live: [`improvement:${improvementId}`] },
  });
}

/** What became of it, newest first. */
export function historyQuery(improvementId: string) {
  return queryOptions({
    queryKey: ['improvements', 'history', improvementId],
    queryFn: ({ signal }) =>
      call(endpoints.improvementHistory, { params: { improvementId }, signal }).then(({ items }) => items),
    meta: { live: [`improvement:${improvementId}`] },
  });
}

/** Who could own one. */
export const ownersQuery = queryOptions({
  queryKey: ['improvements', 'owners'],
  queryFn: ({ signal }) => call(endpoints.improvementOwners, { signal }).then(({ items }) => items),
  staleTime: 10 * MINUTE,
});

/** What was suggested from a case, and whether its end asks for it. */
export function ofCaseQuery(caseId: string) {
  return queryOptions({
    queryKey: ['improvements', 'case', caseId],
    queryFn: ({ signal }) => call(endpoints.improvementsOfCase, { params: { caseId }, signal }),
    meta: { live: [`case:${caseId}`] },
  });
}

/** What a suggestion from this case would say; asked for anew each time. */
export function draftQuery(caseId: string) {
  return queryOptions({
    queryKey: ['improvements', 'draft', caseId],
    queryFn: ({ signal }) => call(endpoints.draftImprovement, { params: { caseId }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function useChange<Input, Output>(send: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['improvements'] }),
  });
}

/** Suggests something new. */
export function useSuggest() {
  return useChange((body: Suggestion) => call(endpoints.suggestImprovement, { body }));
}

/** Says that it happened in one more case. */
export function useAddCase() {
  return useChange(({ id, ...body }: BodyOf<'addCaseToImprovement'> & { readonly id: string }) =>
    call(endpoints.addCaseToImprovement, { params: { improvementId: id }, body }),
  );
}

/** Says that nothing is to be suggested from a case. */
export function useDismiss(caseId: string) {
  return useChange(() => call(endpoints.dismissImprovementPrompt, { params: { caseId } }));
}

type Known = Pick<Improvement, 'id' | 'version'>;

/** Says what it would bring and cost. */
export function useAssess({ id: improvementId, version }: Known) {
  return useChange((body: BodyOf<'assessImprovement'>) =>
    call(endpoints.assessImprovement, { params: { improvementId }, body, ifMatch: version }),
  );
}

/** Answers its proposer. */
export function useDecide({ id: improvementId, version }: Known) {
  return useChange((body: Answer) =>
    call(endpoints.decideImprovement, { params: { improvementId }, body, ifMatch: version }),
  );
}

/** Begins with it. */
export function useStart({ id: improvementId }: Known) {
  return useChange(() => call(endpoints.startImprovement, { params: { improvementId } }));
}

/** Says that it is done. */
export function useFinish({ id: improvementId }: Known) {
  return useChange((body: BodyOf<'finishImprovement'>) =>
    call(endpoints.finishImprovement, { params: { improvementId }, body }),
  );
}
