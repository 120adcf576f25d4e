import { z } from 'zod';
import { ROLES } from '#kernel/actor.ts';
import { contract, endpoint, page, paging } from '#kernel/contract.ts';
import { AbsenceId, AccountId, PersonId, PromiseId, ProviderId, TeamId, TokenId } from '#kernel/ids.ts';
import { isoInstant, LANGUAGES, line, timeZone, typed } from '#kernel/text.ts';

const Role = z.enum(ROLES);
const Language = z.enum(LANGUAGES);
const email = z.email().max(254);
const password = typed(200).min(12);

export const Me = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(Role),
  language: Language,
  timeZone: z.string(),
  colourScheme: z.enum(['auto', 'light', 'dark']),
  shortcuts: z.boolean(),
  teams: z.array(z.object({ id: TeamId, name: z.string() })),
  accounts: z.array(z.object({ id: AccountId, name: z.string() })),
  secondFactor: z.boolean(),
  organisation: z.object({ name: z.string(), timeZone: z.string(), phone: z.string().nullable() }),
  version: z.int(),
});

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
export const Account = z.object({
  id: AccountId,
  name: z.string(),
  kind: z.enum(['organisation', 'business-unit']),
  timeZone: z.string(),
  version: z.int(),
});
export const Team = z.object({
  id: TeamId,
  name: z.string(),
  members: z.array(z.object({ id: PersonId, name: z.string(), lead: z.boolean() })),
  version: z.int(),
});
export const Provider = z.object({ id: ProviderId, name: z.string(), version: z.int() });
export const Token = z.object({
  id: TokenId,
  name: z.string(),
  scopes: z.array(z.string()),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
  createdAt: z.string(),
});

const PersonRef = z.object({ id: PersonId, name: z.string() });

/** Somebody of the desk who is away: from when, until they are back, and who stands in. */
export const Absence = z.object({
  id: AbsenceId,
  person: PersonRef,
  from: z.string(),
  until: z.string(),
  standIn: PersonRef.nullable(),
});

/** Who keeps a promise while its promisor is away: somebody else, or the team with nobody named. */
export const Receiver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), personId: PersonId }),
  z.strictObject({ kind: z.literal('team') }),
]);

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

export const peopleContract = contract(
  'people',
  {
    'installation.read': ['public'],
    'installation.set-up': ['public'],
    'me.read': ['signed-in'],
    'me.change': ['signed-in'],
    'token.own': ['agent', 'lead', 'manager', 'admin'],
    'person.read': ['agent', 'lead', 'manager', 'admin'],
    'person.manage': ['admin'],
    'absence.read': ['agent', 'lead', 'manager', 'admin'],
    'absence.say': ['agent', 'lead', 'manager', 'admin'],
    'account.read': ['agent', 'lead', 'manager', 'admin'],
    'account.manage': ['admin'],
    'team.read': ['agent', 'lead', 'manager', 'admin'],
    'team.manage': ['admin'],
  },
  {
    installation: endpoint({
      method: 'GET',
      path: '/installation',
      summary: 'What a stranger may know: the organisation’s name, and whether it still has to be set up',
      permission: 'installation.read',
      returns: z.object({
        organisation: z.string(),
        needsSetUp: z.boolean(),
        phone: z.string().nullable(),
        methods: z.array(z.enum(['password', 'magic-link'])),
      }),
    }),
    setUp: endpoint({
      method: 'POST',
      path: '/installation',
      summary: 'Sets up an empty installation: its name and its first administrator, once',
      permission: 'installation.set-up',
      body: z.strictObject({
        organisation: line(120),
        name: line(120),
        email,
        password,
        timeZone,
        language: Language,
        deskAddress: email.optional(),
      }),
      returns: z.object({ personId: PersonId }),
      status: 201,
    }),
    me: endpoint({ method: 'GET', path: '/me', summary: 'Who I am here', permission: 'me.read', returns: Me }),
    changeMe: endpoint({
      method: 'PATCH',
      path: '/me',
      summary: 'Changes my language, zone, colour scheme or shortcuts',
      permission: 'me.change',
      ifMatch: 'optional',
      body: z.strictObject({
        language: Language.optional(),
        timeZone: timeZone.optional(),
        colourScheme: z.enum(['auto', 'light', 'dark']).optional(),
        shortcuts: z.boolean().optional(),
      }),
      returns: Me,
    }),
    listTokens: endpoint({
      method: 'GET',
      path: '/me/tokens',
      summary: 'My API tokens, without their secrets',
      permission: 'token.own',
      returns: z.object({ items: z.array(Token) }),
    }),
    createToken: endpoint({
      method: 'POST',
      path: '/me/tokens',
      summary: 'Makes an API token; its secret is in this answer and nowhere else',
      permission: 'token.own',
      creates: true,
      body: z.strictObject({
        name: line(80),
        scopes: z.array(z.string().max(60)).min(1).max(50),
        expiresAt: isoInstant,
      }),
      returns: z.object({ token: Token, secret: z.string() }),
      status: 201,
    }),
    revokeToken: endpoint({
      method: 'DELETE',
      path: '/me/tokens/{tokenId}',
      summary: 'Ends one of my API tokens at once',
      permission: 'token.own',
      params: z.strictObject({ tokenId: TokenId }),
      returns: z.object({ revoked: z.boolean() }),
    }),
    listPeople: endpoint({
      method: 'GET',
      path: '/people',
      summary: 'People in the accounts that I may reach, by name',
      permission: 'person.read',
      query: z.strictObject({ ...paging, q: typed(120).optional(), role: Role.optional() }),
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
    listAbsences: endpoint({
      method: 'GET',
      path: '/absences',
      summary: 'Who is away now or will be, soonest first, 500 at most',
      permission: 'absence.read',
      query: z.strictObject({ personId: PersonId.optional() }),
      returns: z.object({ items: z.array(Absence) }),
    }),
    addAbsence: endpoint({
      method: 'POST',
      path: '/absences',
      summary:
        'Says that I am away, or for leads that somebody of their team is. Refused while promises that fall due ' +
        'meanwhile are handed to nobody; what is handed over changes hands in the same breath',
      permission: 'absence.say',
      creates: true,
      body: z.strictObject({
        /** Myself unless said otherwise. */
        personId: PersonId.optional(),
        /** Now unless said otherwise. */
        from: isoInstant.optional(),
        /** When they are back. */
        until: isoInstant,
        standInId: PersonId.nullable().default(null),
        handOvers: z
          .array(z.strictObject({ promiseId: PromiseId, to: Receiver }))
          .max(2000)
          .default([]),
      }),
      returns: z.object({ absence: Absence, handedOver: z.int() }),
      status: 201,
    }),
    endAbsence: endpoint({
      method: 'DELETE',
      path: '/absences/{absenceId}',
      summary: 'Ends an absence now, or calls it off; what was handed over stays where it is',
      permission: 'absence.say',
      params: z.strictObject({ absenceId: AbsenceId }),
      returns: Absence,
    }),
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
  },
);
