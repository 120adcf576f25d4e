import { z } from 'zod';
import { ROLES } from '#kernel/actor.ts';
import { endpoint, page, paging } from '#kernel/contract.ts';
import { AccountId, PersonId, TeamId } from '#kernel/ids.ts';
import { line, timeZone, typed } from '#kernel/text.ts';
import { email, Language, Role } from './words.ts';

export const Person = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(Role),
  account: z.object({ id: AccountId, name: z.string() }).nullable(),
  language: Language,
  timeZone: z.string(),
  active: z.boolean(),
  version: z.int(),
});

const NewPerson = z.strictObject({
  name: line(120),
  email: email.optional(),
  roles: z.array(Role).min(1).max(ROLES.length),
  accountId: AccountId.optional(),
  teamIds: z.array(TeamId).max(20).default([]),
  language: Language.default('en'),
  timeZone: timeZone.default('Europe/Berlin'),
});

/** Only what is stated changes; so nothing here has a default. */
const PersonChange = z.strictObject({
  name: line(120).optional(),
  roles: z.array(Role).min(1).max(ROLES.length).optional(),
  accountId: AccountId.optional(),
  teamIds: z.array(TeamId).max(20).optional(),
  language: Language.optional(),
  timeZone: timeZone.optional(),
  active: z.boolean().optional(),
});

/** The people of this house and of its customers. */
export const personEndpoints = {
  listPeople: endpoint({
    method: 'GET',
    path: '/people',
    summary: 'People in the accounts that I may reach, by name',
    permission: 'person.read',
    query: z.strictObject({
      ...paging,
      q: typed(120).optional(),
      role: Role.optional(),
      accountId: AccountId.optional(),
    }),
    returns: page(Person),
  }),
  getPerson: endpoint({
    method: 'GET',
    path: '/people/{personId}',
    summary: 'One person',
    permission: 'person.read',
    params: z.strictObject({ personId: PersonId }),
    returns: Person,
  }),
  createPerson: endpoint({
    method: 'POST',
    path: '/people',
    summary: 'Adds a person; with an address they can sign in by a link',
    permission: 'person.manage',
    creates: true,
    body: NewPerson,
    returns: Person,
    status: 201,
  }),
  changePerson: endpoint({
    method: 'PATCH',
    path: '/people/{personId}',
    summary: 'Changes a person; nobody changes their own roles, and the last administrator stays',
    permission: 'person.manage',
    params: z.strictObject({ personId: PersonId }),
    ifMatch: 'required',
    body: PersonChange,
    returns: Person,
  }),
};
