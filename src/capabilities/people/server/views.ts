import type { z } from 'zod';
import { toIso } from '#kernel/time.ts';
import type { Account, Person, Team, Token } from '../contract.ts';
import type { AccountRecord, MemberRecord, TeamRecord } from './group-store.ts';
import type { PersonRecord } from './person-store.ts';
import type { TokenRecord } from './token-store.ts';

/** The account of a person as the API shows it. */
export function accountOf(person: PersonRecord): z.output<typeof Person>['account'] {
  if (person.accountId === null || person.accountName === null) return null;
  return { id: person.accountId, name: person.accountName };
}

/** A person as the API shows them. */
export function personView(person: PersonRecord): z.output<typeof Person> {
  const { id, name, email, language, timeZone, active, version } = person;
  return { id, name, email, roles: [...person.roles], account: accountOf(person), language, timeZone, active, version };
}

/** An account as the API shows it. */
export function accountView({ id, name, kind, timeZone, version }: AccountRecord): z.output<typeof Account> {
  return { id, name, kind, timeZone, version };
}

/** A team with its members, out of the members of many teams. */
export function teamView(team: TeamRecord, members: readonly MemberRecord[]): z.output<typeof Team> {
  const own = members.filter((member) => member.teamId === team.id);
  return { ...team, members: own.map(({ id, name, lead }) => ({ id, name, lead })) };
}

/** A token as its owner sees it: never with its secret. */
export function tokenView(token: TokenRecord): z.output<typeof Token> {
  return {
    id: token.id,
    name: token.name,
    scopes: [...token.scopes],
    expiresAt: toIso(token.expiresAt),
    lastUsedAt: token.lastUsedAt === null ? null : toIso(token.lastUsedAt),
    createdAt: toIso(token.createdAt),
  };
}
