import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { casesContract } from '../../../contract.ts';

const { listLinks, linkCases, unlinkCases, joinCase, leaveCase, similarToCase } = casesContract.endpoints;

export type Links = OutputOf<typeof listLinks>;
export type LinkedCase = Links['parts'][number];
export type Relation = Links['items'][number]['relation'];
export type Similar = OutputOf<typeof similarToCase>['items'][number];

/** What a case has to do with others, as far as the reader may see these. */
export function linksQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', 'one', caseId, 'links'],
    queryFn: ({ signal }) => call(listLinks, { params: { caseId }, signal }),
    meta: { live: [`case:${caseId}`] },
  });
}

/** How many other cases a case has to do with. */
export function linkCount({ parent, parts, items }: Links): number {
  return (parent ? 1 : 0) + parts.length + items.length;
}

/** Solved cases about the same. Not live: what was solved long ago stays so. */
export function similarQuery(caseId: string, subject: string) {
  return queryOptions({
    queryKey: ['cases', 'similar', caseId, subject],
    queryFn: ({ signal }) => call(similarToCase, { params: { caseId }, signal }).then(({ items }) => items),
  });
}

interface OfPair {
  readonly caseId: string;
  readonly otherId: string;
}

function useLinksChange<Input extends OfPair>(send: (input: Input) => Promise<Links>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (links, { caseId, otherId }) => {
      queries.setQueryData(linksQuery(caseId).queryKey, links);
      void queries.invalidateQueries({ queryKey: ['cases', 'one', caseId, 'history'] });
      void queries.invalidateQueries({ queryKey: ['cases', 'one', otherId] });
    },
  });
}

/** Says how a case stands to another one. */
export function useLink() {
  return useLinksChange(
    ({
      caseId,
      otherId,
      ...body
    }: OfPair & Required<Pick<NonNullable<CallInput<typeof linkCases>['body']>, 'relation'>>) =>
      call(linkCases, { params: { caseId, otherId }, body }),
  );
}

/** Takes the link of two cases away. */
export function useUnlink() {
  return useLinksChange((params: OfPair) => call(unlinkCases, { params }));
}

/** Makes a case part of another one. */
export function useJoin() {
  return useLinksChange(({ caseId, otherId }: OfPair) =>
    call(joinCase, { params: { caseId }, body: { parentId: otherId } }),
  );
}

/** Lets a case go on by itself again. */
export function useLeave() {
  return useLinksChange(({ caseId }: OfPair) => call(leaveCase, { params: { caseId } }));
}
