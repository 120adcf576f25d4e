import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { AccountId, PersonId, TeamId, TokenId } from '#kernel/ids.ts';
import { isoInstant, line, timeZone, typed } from '#kernel/text.ts';
import { OPTIONAL_MAILS } from '../domain/optional-mails.ts';
import { REACH_BY } from '../domain/reach.ts';
import { email, Language, password, Role } from './words.ts';

/** A person's own keys by command, such as `case.reply`; an empty list switches a command off. */
const Keys = z
  .record(z.string().regex(/^[a-z]{2,20}\.[a-z][a-z-]{1,30}$/), z.array(typed(30).min(1)).max(3))
  .refine((keys) => Object.keys(keys).length <= 100, { error: 'names more than 100 commands' });

/** How close the rows of lists stand. */
const Density = z.enum(['compact', 'normal', 'relaxed']);

export const Me = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(Role),
  language: Language,
  timeZone: z.string(),
  colourScheme: z.enum(['auto', 'light', 'dark']),
  /** Whether keys without Control or Command act. */
  shortcuts: z.boolean(),
  keys: Keys,
  density: Density,
  /** For so many seconds a reply of theirs can be taken back before it leaves; 0 sends at once. */
  undoSeconds: z.int(),
  /** How I want to hear from the desk first; a call needs a number. */
  reachBy: z.enum(REACH_BY),
  phone: z.string().nullable(),
  /** Whether the desk may ask me afterwards how it was. */
  mayBeAsked: z.boolean(),
  /** The mails that I may do without and get. */
  optionalMails: z.array(z.enum(OPTIONAL_MAILS)),
  teams: z.array(z.object({ id: TeamId, name: z.string() })),
  accounts: z.array(z.object({ id: AccountId, name: z.string() })),
  /** Whether I see the cases of my colleagues that they don't keep private. */
  seesColleagues: z.boolean(),
  /** Whether anybody of my account sees what I ask and don't keep private. */
  seenByColleagues: z.boolean(),
  hasPassword: z.boolean(),
  secondFactor: z.boolean(),
  organisation: z.object({ name: z.string(), timeZone: z.string(), phone: z.string().nullable() }),
  version: z.int(),
});

export const Token = z.object({
  id: TokenId,
  name: z.string(),
  scopes: z.array(z.string()),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
  createdAt: z.string(),
});

/** Who I am here, and how I get in. */
export const meEndpoints = {
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
    summary:
      'Changes my language, zone, colour scheme, keys, how close rows stand, how long what I send can be taken back, or which mails I get',
    permission: 'me.change',
    ifMatch: 'optional',
    body: z.strictObject({
      language: Language.optional(),
      timeZone: timeZone.optional(),
      colourScheme: z.enum(['auto', 'light', 'dark']).optional(),
      shortcuts: z.boolean().optional(),
      keys: Keys.optional(),
      density: Density.optional(),
      undoSeconds: z.int().min(0).max(30).optional(),
      reachBy: z.enum(REACH_BY).optional(),
      phone: line(40).min(3).nullable().optional(),
      mayBeAsked: z.boolean().optional(),
      optionalMails: z.array(z.enum(OPTIONAL_MAILS)).max(OPTIONAL_MAILS.length).optional(),
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
};
