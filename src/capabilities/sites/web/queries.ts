import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import { MINUTE } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { sitesContract } from '../contract.ts';

const { addSite, listSites, removeSite, switchSite } = sitesContract.endpoints;

export type Sites = OutputOf<typeof listSites>;
export type Site = Sites['items'][number];
export type TurnedAway = Sites['turnedAway'][number];

/** The sites that may show the form, and those that asked for it in vain. */
export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: ({ signal }) => call(listSites, { signal }),
  refetchInterval: MINUTE,
});

function useSitesChange<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => queries.invalidateQueries(sitesQuery) });
}

/** Lets a site show the form. */
export function useAddSite() {
  return useSitesChange((origin: string) => call(addSite, { body: { origin } }));
}

/** Says whether a site shows the form. */
export function useSwitchSite() {
  return useSitesChange(({ id, version, shows }: Site) =>
    call(switchSite, { params: { siteId: id }, ifMatch: version, body: { shows } }),
  );
}

/** Takes a site off the list. */
export function useRemoveSite() {
  return useSitesChange(({ id }: Site) => call(removeSite, { params: { siteId: id } }));
}
