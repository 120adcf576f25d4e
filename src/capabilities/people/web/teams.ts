import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { peopleContract } from '../contract.ts';
import { mayBeInTeams } from '../domain/index.ts';

const { changeTeam, createTeam, listPeople, listTeams } = peopleContract.endpoints;

export type TeamSettled = OutputOf<typeof listTeams>['items'][number];
export type TeamChange = NonNullable<CallInput<typeof changeTeam>['body']>;

/** Every team with who is in it, what it is called and how it signs, by name. */
export const teamSettingsQuery = queryOptions({
  queryKey: ['people', 'teams'],
  queryFn: ({ signal }) => call(listTeams, { query: { limit: 200 }, signal }).then(({ items }) => items),
});

/** People of the desk whose name or address holds these letters. */
export async function peopleForTeams(q: string, signal: AbortSignal) {
  const { items } = await call(listPeople, { query: { q, limit: 50 }, signal });
  return items.filter(({ active, roles }) => active && mayBeInTeams(roles));
}

/** Keeps what was settled for a team that is known. */
export function useChangeTeam({ id, version }: TeamSettled) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: TeamChange) => call(changeTeam, { params: { teamId: id }, ifMatch: version, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: teamSettingsQuery.queryKey }),
  });
}

/** Adds a team, which has nobody in it yet. */
export function useAddTeam() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => call(createTeam, { body: { name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: teamSettingsQuery.queryKey }),
  });
}
