import { peopleContract } from '#capabilities/people/contract.ts';
import type { Grant, Permission } from '#kernel/actor.ts';
import { DAY, toIso } from '#kernel/time.ts';
import { PEOPLE, type PersonName, type TestApp } from '#tests/harness/index.ts';
import { newcomer } from './newcomers.ts';

/** Everybody who may come to a door: a stranger, each role (`pia` works at a provider), other accounts, other teams, a
 * narrow API token. */
export type Asker = PersonName | 'stranger' | 'pia' | 'token';

/** The one thing that the narrow token may do. */
export const TOKEN_SCOPE: Permission = 'service.read';

export const ASKERS: readonly Asker[] = ['stranger', 'pia', 'token', ...Object.keys(PEOPLE).filter(isPersonName)];

function isPersonName(name: string): name is PersonName {
  return name in PEOPLE;
}

/** The grants that an asker comes under. */
export function standingsOf(asker: Asker): readonly Grant[] {
  if (asker === 'stranger') return ['public'];
  if (asker === 'pia') return ['public', 'signed-in', 'provider'];
  return ['public', 'signed-in', ...PEOPLE[asker === 'token' ? 'ayse' : asker].roles];
}

async function tokenOf(app: TestApp): Promise<string> {
  const ayse = await app.as('ayse');
  const expiresAt = toIso(app.clock.now() + 30 * DAY);
  const body = { name: 'Narrow', scopes: [TOKEN_SCOPE], expiresAt };
  return (await ayse(peopleContract.endpoints.createToken, { body })).secret;
}

/** The headers by which each asker says who they are. */
export async function credentialsOf(app: TestApp): Promise<ReadonlyMap<Asker, Readonly<Record<string, string>>>> {
  const headers = new Map<Asker, Readonly<Record<string, string>>>([
    ['stranger', {}],
    ['pia', { cookie: (await newcomer(app, { roles: ['provider'] })).cookie }],
    ['token', { authorization: `Bearer ${await tokenOf(app)}` }],
  ]);
  for (const name of ASKERS.filter(isPersonName)) headers.set(name, { cookie: await app.cookieOf(name) });
  return headers;
}
