import type { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import type { TeamId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Account, AccountDetail, Person, Team, Token } from '../contract.ts';
import { maySettleTeam } from '../domain/index.ts';
import type { AccountRecord, MemberRecord, TeamRecord } from './group-store.ts';
import type { AccountWithManagers } from './operations/read-account.ts';
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
export function accountView(account: AccountRecord): z.output<typeof Account> {
  const { id, name, kind, timeZone, colleaguesSee, version } = account;
  return { id, name, kind, timeZone, colleaguesSee, version };
}

/** An account with who looks after it, as the API shows it. */
export function accountDetail({ account, managers }: AccountWithManagers): z.output<typeof AccountDetail> {
  return { ...accountView(account), managers: [...managers] };
}

/** A team with its members, out of the members of many teams, for somebody who leads some. */
export function teamView(
  team: TeamRecord,
  {
    members,
    actor,
    led,
  }: { readonly members: readonly MemberRecord[]; readonly actor: Actor; readonly led: readonly TeamId[] },
): z.output<typeof Team> {
  const own = members.filter((member) => member.teamId === team.id);
  const mayChange = maySettleTeam(actor, led, team.id);
  return { ...team, members: own.map(({ id, name, lead }) => ({ id, name, lead })), mayChange };
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
