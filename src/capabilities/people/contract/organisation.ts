import { z } from 'zod';
import { endpoint, page, paging } from '#kernel/contract.ts';
import { AccountId, PersonId, ProviderId, TeamId } from '#kernel/ids.ts';
import { line, timeZone } from '#kernel/text.ts';
import { COLLEAGUES_SEE } from '../domain/colleagues.ts';
import { Signature } from './signature.ts';

export const Account = z.object({
  id: AccountId,
  name: z.string(),
  kind: z.enum(['organisation', 'business-unit']),
  timeZone: z.string(),
  colleaguesSee: z.enum(COLLEAGUES_SEE),
  version: z.int(),
});

/** An account with who looks after it on the customer's side. */
export const AccountDetail = Account.extend({ managers: z.array(z.object({ id: PersonId, name: z.string() })) });

export const Team = z.object({
  id: TeamId,
  name: z.string(),
  /** What customers call it, where they know it by another name. */
  called: z.string().nullable(),
  /** How mails of its people end, unless they sign themselves. */
  signature: z.string().nullable(),
  /** Within how many minutes of open time it gives the next word, where no agreement asks for less; null leaves it to that. */
  nextWordMinutes: z.int().nullable(),
  members: z.array(z.object({ id: PersonId, name: z.string(), lead: z.boolean() })),
  /** Whether I may settle what it is called and how it signs. */
  mayChange: z.boolean(),
  version: z.int(),
});

export const Provider = z.object({ id: ProviderId, name: z.string(), version: z.int() });

/** Whom the house serves, and who works for it. */
export const organisationEndpoints = {
  listAccounts: endpoint({
    method: 'GET',
    path: '/accounts',
    summary: 'Customer organisations and business units that I may reach',
    permission: 'account.read',
    query: z.strictObject(paging),
    returns: page(Account),
  }),
  createAccount: endpoint({
    method: 'POST',
    path: '/accounts',
    summary: 'Adds a customer organisation or business unit',
    permission: 'account.manage',
    creates: true,
    body: z.strictObject({ name: line(120), kind: z.enum(['organisation', 'business-unit']), timeZone }),
    returns: Account,
    status: 201,
  }),
  readAccount: endpoint({
    method: 'GET',
    path: '/accounts/{accountId}',
    summary: 'One account: whether its people see each other’s cases, and who looks after it',
    permission: 'account.read',
    params: z.strictObject({ accountId: AccountId }),
    returns: AccountDetail,
  }),
  changeAccount: endpoint({
    method: 'PATCH',
    path: '/accounts/{accountId}',
    summary: 'Says who of an account sees their colleagues’ cases, and who looks after it on the customer’s side',
    permission: 'account.manage',
    params: z.strictObject({ accountId: AccountId }),
    ifMatch: 'required',
    body: z.strictObject({
      colleaguesSee: z.enum(COLLEAGUES_SEE).optional(),
      managerIds: z.array(PersonId).max(50).optional(),
    }),
    returns: AccountDetail,
  }),
  listTeams: endpoint({
    method: 'GET',
    path: '/teams',
    summary: 'Teams and their members',
    permission: 'team.read',
    query: z.strictObject(paging),
    returns: page(Team),
  }),
  createTeam: endpoint({
    method: 'POST',
    path: '/teams',
    summary: 'Adds a team',
    permission: 'team.manage',
    creates: true,
    body: z.strictObject({
      name: line(120),
      members: z
        .array(z.strictObject({ personId: PersonId, lead: z.boolean().default(false) }))
        .max(500)
        .default([]),
    }),
    returns: Team,
    status: 201,
  }),
  changeTeam: endpoint({
    method: 'PATCH',
    path: '/teams/{teamId}',
    summary:
      'Settles what a team is called, how it signs, by when it writes next, and, for administrators, who is in it; leads ' +
      'settle their own',
    permission: 'team.settle',
    params: z.strictObject({ teamId: TeamId }),
    ifMatch: 'required',
    body: z.strictObject({
      name: line(120).optional(),
      called: line(120).nullable().optional(),
      signature: Signature.nullable().optional(),
      nextWordMinutes: z.int().min(5).max(14_400).nullable().optional(),
      members: z
        .array(z.strictObject({ personId: PersonId, lead: z.boolean() }))
        .max(500)
        .optional(),
    }),
    returns: Team,
  }),
  listProviders: endpoint({
    method: 'GET',
    path: '/providers',
    summary: 'Suppliers that work with us as parties',
    permission: 'team.read',
    query: z.strictObject(paging),
    returns: page(Provider),
  }),
  createProvider: endpoint({
    method: 'POST',
    path: '/providers',
    summary: 'Adds a provider',
    permission: 'team.manage',
    creates: true,
    body: z.strictObject({ name: line(120) }),
    returns: Provider,
    status: 201,
  }),
};
