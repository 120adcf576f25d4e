import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { peopleContract } from '#capabilities/people/contract.ts';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { DAY, MINUTE, toIso } from '#kernel/time.ts';
import { call } from '#ui/api.ts';
import { serverNow } from '#ui/time/clock.ts';
import { callsContract } from '../contract.ts';

const { changeCallSettings, openCalls, readCallSettings, tellCall } = callsContract.endpoints;
const { createToken, listTeams, listTokens, revokeToken } = peopleContract.endpoints;

export type CallsOfCase = OutputOf<typeof openCalls>['items'][number];
export type Settings = OutputOf<typeof readCallSettings>;
export type Token = OutputOf<typeof listTokens>['items'][number];
export type ToldCall = NonNullable<CallInput<typeof tellCall>['body']>;

/** All that a telephone system may do. */
export const SCOPE = 'call.tell';
/** A token lives for a year at most; a day is left for the clocks. */
const TOKEN_LIFE = 365 * DAY;

/** The calls that nobody has returned yet, asked for once for all rows of a page. */
export const openCallsQuery = queryOptions({
  queryKey: ['calls', 'open'],
  queryFn: ({ signal }) => call(openCalls, { signal }).then(({ items }) => items),
  staleTime: MINUTE,
  meta: { live: ['case'] },
});

/** The calls about a case that nobody has returned yet; undefined where there are none. */
export function useCallsOf(caseId: string): CallsOfCase | undefined {
  return useQuery(openCallsQuery).data?.find((one) => one.caseId === caseId);
}

/** Tells of a call that nobody answered. */
export function useTellCall() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: { readonly body: ToldCall; readonly key: string }) =>
      call(tellCall, { body, idempotencyKey: key }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['cases'] });
      return queries.invalidateQueries({ queryKey: openCallsQuery.queryKey });
    },
  });
}

/** The teams, for saying whose a number is. */
export const teamsQuery = queryOptions({
  queryKey: ['calls', 'teams'],
  queryFn: ({ signal }) => call(listTeams, { query: { limit: 200 }, signal }).then(({ items }) => items),
  staleTime: MINUTE,
});

export const settingsQuery = queryOptions({
  queryKey: ['calls', 'settings'],
  queryFn: ({ signal }) => call(readCallSettings, { signal }),
});

/** Says how numbers are dialled here, and whose they are. */
export function useSaveSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, country, lines }: Settings) =>
      call(changeCallSettings, { body: { country, lines }, ...(version > 0 && { ifMatch: version }) }),
    onSuccess: (saved) => queries.setQueryData(settingsQuery.queryKey, saved),
  });
}

/** My tokens that may tell of calls and nothing else. */
export const tokensQuery = queryOptions({
  queryKey: ['calls', 'tokens'],
  queryFn: ({ signal }) => call(listTokens, { signal }).then(({ items }) => items.filter(isForCalls)),
});

function isForCalls({ scopes }: Token): boolean {
  return scopes.length === 1 && scopes[0] === SCOPE;
}

function useTokenChange<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
}

/** Makes a token for a telephone system, for as long as a token may live. */
export function useMakeToken() {
  return useTokenChange((name: string) => {
    const expiresAt = toIso(serverNow() + TOKEN_LIFE);
    return call(createToken, { body: { name, scopes: [SCOPE], expiresAt } });
  });
}

/** Ends a token at once. */
export function useRevokeToken() {
  return useTokenChange(({ id }: Token) => call(revokeToken, { params: { tokenId: id } }));
}
