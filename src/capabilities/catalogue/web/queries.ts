import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { peopleContract } from '#capabilities/people/contract.ts';
import { STAFF } from '#kernel/actor.ts';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { catalogueContract } from '../contract.ts';

const { changeItem, changeService, createItem, createService, listAllServices, listItems, listServices } =
  catalogueContract.endpoints;

/** What can be requested, as its administrators see it. */
export type Offered = OutputOf<typeof listItems>['items'][number];
export type OfferDraft = NonNullable<CallInput<typeof createItem>['body']>;

export const offeredQuery = queryOptions({
  queryKey: ['catalogue', 'request-items'],
  queryFn: ({ signal }) => call(listItems, { signal }).then(({ items }) => items),
});

/** Services by name, for the list to choose from. */
export const serviceNamesQuery = queryOptions({
  queryKey: ['catalogue', 'services', 'names'],
  queryFn: ({ signal }) => call(listServices, { query: { limit: 200 }, signal }).then(({ items }) => items),
});

/** Every service, as its administrators see it. */
export type ServiceWritten = OutputOf<typeof listAllServices>['items'][number];
export type ServiceDraft = NonNullable<CallInput<typeof changeService>['body']>;

export const allServicesQuery = queryOptions({
  queryKey: ['catalogue', 'services', 'all'],
  queryFn: ({ signal }) => call(listAllServices, { signal }).then(({ items }) => items),
});

/** The desk's teams, by name. */
export const teamNamesQuery = queryOptions({
  queryKey: ['catalogue', 'teams'],
  queryFn: ({ signal }) =>
    call(peopleContract.endpoints.listTeams, { query: { limit: 200 }, signal }).then(({ items }) => items),
});

/** Who works at the desk, by name: whoever may be asked to say yes or no. */
export const deskQuery = queryOptions({
  queryKey: ['catalogue', 'desk'],
  queryFn: async ({ signal }) => {
    const { items } = await call(peopleContract.endpoints.listPeople, { query: { limit: 200 }, signal });
    return items.filter(({ active, roles }) => active && roles.some((role) => STAFF.includes(role)));
  },
});

/** Keeps what was written: a new one, or one that is known. */
export function useSaveOffer(known: Offered | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: OfferDraft): Promise<Offered> =>
      known === null
        ? call(createItem, { body })
        : call(changeItem, { params: { itemId: known.id }, ifMatch: known.version, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: offeredQuery.queryKey }),
  });
}

/** Keeps what was written of a service: a new one, or one that is known. */
export function useSaveService(known: ServiceWritten | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, teamId, ownerId, retired }: ServiceDraft): Promise<ServiceWritten> =>
      known === null
        ? call(createService, { body: { name, ...(teamId && { teamId }), ...(ownerId && { ownerId }) } })
        : call(changeService, {
            params: { serviceId: known.id },
            ifMatch: known.version,
            body: { name, teamId, ownerId, retired },
          }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['catalogue', 'services'] }),
  });
}
