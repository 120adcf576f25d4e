import { queryOptions } from '@tanstack/react-query';
import { calendarsContract } from '#capabilities/calendars/contract.ts';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import type { CallInput } from '#kernel/call.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { agreementsContract } from '../contract.ts';

const { endpoints } = agreementsContract;
const ALL = { limit: 200 };

export type Agreement = OutputOf<typeof endpoints.getAgreement>;
export type Terms = NonNullable<CallInput<typeof endpoints.saveDraft>['body']>['terms'];
export type Rule = Terms['rules'][number];
export type Commitment = Rule['owes'][number];
export type Asked = NonNullable<CallInput<typeof endpoints.chooseRule>['query']>;

/** All agreements by name. */
export const agreementsQuery = queryOptions({
  queryKey: ['agreements', 'all'],
  queryFn: ({ signal }) =>
    call(endpoints.listAgreements, { query: ALL, signal }).then(({ items }) => items.toSorted(standingFirst)),
});

/** What the house promises everybody stands before the rest, which are in the order of their names. */
function standingFirst(one: Agreement, other: Agreement): number {
  return Number(other.standing) - Number(one.standing);
}

/** One agreement with its draft and every version. */
export function agreementQuery(agreementId: string) {
  return queryOptions({
    queryKey: ['agreements', 'one', agreementId],
    queryFn: ({ signal }) => call(endpoints.getAgreement, { params: { agreementId }, signal }),
  });
}

/** Which rule applies to such a case, and what keeps the others from it. */
export function choiceQuery(asked: Asked) {
  return queryOptions({
    queryKey: ['agreements', 'choice', asked],
    queryFn: ({ signal }) => call(endpoints.chooseRule, { query: asked, signal }),
  });
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What agreements name, each by its name. */
export interface References {
  readonly accounts: readonly Named[];
  readonly teams: readonly Named[];
  readonly providers: readonly Named[];
  readonly services: readonly Named[];
  readonly calendars: readonly Named[];
}

/** All that an agreement may name. */
export const referencesQuery = queryOptions({
  queryKey: ['agreements', 'references'],
  queryFn: async ({ signal }): Promise<References> => {
    const [accounts, teams, providers, services, calendars] = await Promise.all([
      call(peopleContract.endpoints.listAccounts, { query: ALL, signal }),
      call(peopleContract.endpoints.listTeams, { query: ALL, signal }),
      call(peopleContract.endpoints.listProviders, { query: ALL, signal }),
      call(catalogueContract.endpoints.listServices, { query: ALL, signal }),
      call(calendarsContract.endpoints.listCalendars, { query: ALL, signal }),
    ]);
    return {
      accounts: accounts.items,
      teams: teams.items,
      providers: providers.items,
      services: services.items,
      calendars: calendars.items,
    };
  },
});

/** The name that stands for an id; a dash for what is no longer there. */
export function nameOf(list: readonly Named[], id: string): string {
  return list.find((one) => one.id === id)?.name ?? '–';
}
