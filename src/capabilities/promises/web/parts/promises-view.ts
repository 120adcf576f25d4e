import type { Role } from '#kernel/actor.ts';
import { PROMISE_KINDS, type PromiseKind } from '../../domain/index.ts';

export const WHOSE = ['mine', 'team', 'all'] as const;
export type Whose = (typeof WHOSE)[number];

export const SHOWS = ['open', 'over'] as const;
export type Show = (typeof SHOWS)[number];

/** By what the list can be narrowed; each stands in the address under this name. */
export const NARROWINGS = ['kind', 'team', 'account', 'calendar'] as const;
export type Narrowing = (typeof NARROWINGS)[number];

/** What the list shows, as its address says it. */
export interface PromisesView {
  readonly whose: Whose;
  readonly show: Show;
  readonly kind: PromiseKind | null;
  readonly team: string | null;
  readonly account: string | null;
  readonly calendar: string | null;
}

const among = <const T extends string>(known: readonly T[], said: string | null) =>
  known.find((one) => one === said) ?? null;

/** Whose promises somebody looks at first: who makes none looks at those of others. */
export function firstWhose(roles: readonly Role[]): Whose {
  if (roles.includes('agent')) return 'mine';
  return roles.includes('lead') ? 'team' : 'all';
}

/** The view that an address names; what it says wrongly is left out. */
export function viewOf(search: URLSearchParams, roles: readonly Role[]): PromisesView {
  return {
    whose: among(WHOSE, search.get('whose')) ?? firstWhose(roles),
    show: among(SHOWS, search.get('show')) ?? 'open',
    kind: among(PROMISE_KINDS, search.get('kind')),
    team: search.get('team'),
    account: search.get('account'),
    calendar: search.get('calendar'),
  };
}

/** The address of the same view with one thing changed, or without it for null. */
export function viewHref(search: URLSearchParams, name: 'whose' | 'show' | Narrowing, value: string | null): string {
  const next = new URLSearchParams(search);
  if (value === null) next.delete(name);
  else next.set(name, value);
  const query = next.toString();
  return query ? `/desk/promises?${query}` : '/desk/promises';
}

/** The view as the server is asked for it. */
export function listingOf({ whose, show, kind, team, account, calendar }: PromisesView) {
  return {
    whose,
    open: String(show === 'open'),
    ...(kind !== null && { kind }),
    ...(team !== null && { teamId: team }),
    ...(account !== null && { accountId: account }),
    ...(calendar !== null && { calendarId: calendar }),
  };
}
