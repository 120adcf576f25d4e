import { queryOptions } from '@tanstack/react-query';
import { peopleContract } from '#capabilities/people/contract.ts';
import { call } from '#ui/api.ts';

/** The teams that something can be for. */
export const teamsOfDesk = queryOptions({
  queryKey: ['people', 'teams'],
  queryFn: ({ signal }) =>
    call(peopleContract.endpoints.listTeams, { query: { limit: 200 }, signal }).then(({ items }) => items),
});
