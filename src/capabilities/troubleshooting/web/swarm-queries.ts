import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { peopleContract } from '#capabilities/people/contract.ts';
import { useMe } from '#capabilities/people/web/index.ts';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { MINUTE } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { troubleshootingContract } from '../contract.ts';
import { troubleshootingQuery } from './queries.ts';

const { endpoints } = troubleshootingContract;

export type SwarmShown = OutputOf<typeof endpoints.askForHelp>;
export type HelperShown = OutputOf<typeof endpoints.suggestHelpers>['items'][number];

type BodyOf<Name extends keyof typeof endpoints> = NonNullable<CallInput<(typeof endpoints)[Name]>['body']>;

/** Every asking for help with a case, newest first. */
export function swarmsOfCaseQuery(caseId: string) {
  return queryOptions({
    queryKey: ['swarms', 'case', caseId],
    queryFn: ({ signal }) => call(endpoints.swarmsOfCase, { params: { caseId }, signal }).then(({ items }) => items),
    meta: { live: [`case:${caseId}`] },
  });
}

/** Where help is wanted now. What I am told makes it old: who was asked may not see the case yet. */
function swarmsQuery(me: string) {
  return queryOptions({
    queryKey: ['swarms', 'open'],
    queryFn: ({ signal }) => call(endpoints.listSwarms, { signal }).then(({ items }) => items),
    meta: { live: [`person:${me}`] },
  });
}

/** Where help is wanted now, newest first. */
export function useSwarms() {
  const me = useMe();
  return useQuery(swarmsQuery(me.id));
}

/** What I was asked and did not answer, and what I said I would do later. */
export function useAskedOfMe(): number {
  const { data } = useSwarms();
  return data?.filter(({ mine }) => mine === 'asked').length ?? 0;
}

/** Whom to ask, with why. */
export function helpersQuery(caseId: string) {
  return queryOptions({
    queryKey: ['swarms', 'helpers', caseId],
    queryFn: ({ signal }) => call(endpoints.suggestHelpers, { params: { caseId }, signal }).then(({ items }) => items),
    staleTime: MINUTE,
  });
}

/** Everybody who is in a team, by name. */
export const colleaguesQuery = queryOptions({
  queryKey: ['swarms', 'colleagues'],
  queryFn: async ({ signal }) => {
    const { items } = await call(peopleContract.endpoints.listTeams, { query: { limit: 200 }, signal });
    const people = new Map(
      items.flatMap(({ members }) => members.map(({ id, name }) => [id as string, name] as const)),
    );
    return [...people].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name));
  },
  staleTime: 10 * MINUTE,
});

/** A change of a swarm, after which what shows it is asked anew. */
function useSwarmChange<Input>(send: (input: Input) => Promise<SwarmShown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (swarm) => {
      void queries.invalidateQueries({ queryKey: ['swarms'] });
      void queries.invalidateQueries({ queryKey: troubleshootingQuery(swarm.case.id).queryKey });
    },
  });
}

/** Asks colleagues for help. */
export function useAskForHelp(caseId: string) {
  return useSwarmChange((body: BodyOf<'askForHelp'>) => call(endpoints.askForHelp, { params: { caseId }, body }));
}

interface OfSwarm {
  readonly swarmId: string;
}

/** Asks further colleagues. */
export function useInviteMore() {
  return useSwarmChange(({ swarmId, ...body }: OfSwarm & BodyOf<'inviteMore'>) =>
    call(endpoints.inviteMore, { params: { swarmId }, body }),
  );
}

/** Says whether I can help. */
export function useAnswer() {
  return useSwarmChange(({ swarmId, ...body }: OfSwarm & BodyOf<'answerInvitation'>) =>
    call(endpoints.answerInvitation, { params: { swarmId }, body }),
  );
}

/** Says something, or proposes a step. */
export function useContribute() {
  return useSwarmChange(({ swarmId, ...body }: OfSwarm & BodyOf<'contribute'>) =>
    call(endpoints.contribute, { params: { swarmId }, body }),
  );
}

interface OfContribution extends OfSwarm {
  readonly contributionId: string;
}

/** Makes a step of a proposal. */
export function useAdopt() {
  return useSwarmChange((params: OfContribution) => call(endpoints.adoptProposal, { params }));
}

/** Thanks a colleague. */
export function useThank() {
  return useSwarmChange((params: OfContribution) => call(endpoints.thankHelper, { params }));
}

/** Says what helped. */
export function useCloseSwarm() {
  return useSwarmChange(({ swarmId, ...body }: OfSwarm & BodyOf<'closeSwarm'>) =>
    call(endpoints.closeSwarm, { params: { swarmId }, body }),
  );
}
