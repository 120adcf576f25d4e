import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';
import { AbsenceId, TeamId } from '#kernel/ids.ts';
import { COLLEAGUES_SEE, OPTIONAL_MAILS } from './domain/index.ts';

const named = z.strictObject({ name: z.string() });

/** About the person who did it; with the team that they lead, which is to serve whoever asks. */
export const installationSetUp = factKind({
  name: 'installation.set-up',
  audience: 'team',
  icon: 'plus',
  data: named.extend({ teamId: TeamId }),
});

export const personAdded = factKind({ name: 'person.added', audience: 'team', icon: 'user-plus', data: named });

export const personChanged = factKind({ name: 'person.changed', audience: 'team', icon: 'user', data: named });

/** By the link in one of them, which asks for no sign-in: who pressed it is not known. */
export const mailsStopped = factKind({
  name: 'person.mails-stopped',
  audience: 'team',
  icon: 'mail',
  data: named.extend({ mail: z.enum(OPTIONAL_MAILS) }),
});

export const rolesChanged = factKind({
  name: 'person.roles-changed',
  audience: 'team',
  icon: 'key',
  data: z.strictObject({ name: z.string(), before: z.string(), after: z.string() }),
});

export const personLeft = factKind({ name: 'person.left', audience: 'team', icon: 'lock', data: named });

export const personReturned = factKind({ name: 'person.returned', audience: 'team', icon: 'user-plus', data: named });

/** About the person who is away; instants in milliseconds. */
export const personAway = factKind({
  name: 'person.away',
  audience: 'team',
  icon: 'hourglass',
  data: named.extend({ absenceId: AbsenceId, from: z.int(), until: z.int(), standIn: z.string(), handedOver: z.int() }),
});

export const personBack = factKind({
  name: 'person.back',
  audience: 'team',
  icon: 'user',
  data: named.extend({ absenceId: AbsenceId }),
});

export const accountAdded = factKind({ name: 'account.added', audience: 'team', icon: 'plus', data: named });

/** Who of the account sees their colleagues' cases, and the names of those who look after it. */
export const accountChanged = factKind({
  name: 'account.changed',
  audience: 'team',
  icon: 'settings',
  data: named.extend({ colleaguesSee: z.enum(COLLEAGUES_SEE), managers: z.string() }),
});

export const teamAdded = factKind({ name: 'team.added', audience: 'team', icon: 'plus', data: named });

/** What a team is called now, what customers call it where that differs, how its mails are signed, and by when it writes next. */
export const teamChanged = factKind({
  name: 'team.changed',
  audience: 'team',
  icon: 'settings',
  data: named.extend({
    called: z.string().nullable(),
    signature: z.string().nullable(),
    nextWordMinutes: z.int().nullable().optional(),
  }),
});

/** Who is in a team now, and who leads it, by name. */
export const teamMembersChanged = factKind({
  name: 'team.members-changed',
  audience: 'team',
  icon: 'user',
  data: named.extend({ members: z.string(), leads: z.string() }),
});

/** How somebody signs their mails; null leaves it to their team. */
export const signatureChanged = factKind({
  name: 'person.signature-changed',
  audience: 'team',
  icon: 'user',
  data: named.extend({ signature: z.string().nullable() }),
});

export const providerAdded = factKind({ name: 'provider.added', audience: 'team', icon: 'plus', data: named });

export const tokenCreated = factKind({
  name: 'token.created',
  audience: 'team',
  icon: 'key',
  data: z.strictObject({ name: z.string(), scopes: z.string(), expiresAt: z.string() }),
});

export const tokenRevoked = factKind({ name: 'token.revoked', audience: 'team', icon: 'key', data: named });

export const sessionOpened = factKind({
  name: 'session.opened',
  audience: 'team',
  icon: 'key',
  data: z.strictObject({ method: z.enum(['password', 'link', 'second-factor']) }),
});

const nothing = z.strictObject({});

export const sessionClosed = factKind({ name: 'session.closed', audience: 'team', icon: 'key', data: nothing });

/** Somebody signed themselves out elsewhere. */
export const sessionsEnded = factKind({
  name: 'session.ended',
  audience: 'team',
  icon: 'key',
  data: z.strictObject({ count: z.int() }),
});

export const passwordChanged = factKind({ name: 'password.changed', audience: 'team', icon: 'lock', data: nothing });

export const secondFactorSet = factKind({ name: 'second-factor.set', audience: 'team', icon: 'lock', data: nothing });

export const secondFactorRemoved = factKind({
  name: 'second-factor.removed',
  audience: 'team',
  icon: 'lock',
  data: nothing,
});

export const peopleFacts = [
  installationSetUp,
  personAdded,
  personChanged,
  mailsStopped,
  rolesChanged,
  personLeft,
  personReturned,
  personAway,
  personBack,
  accountAdded,
  accountChanged,
  teamAdded,
  teamChanged,
  teamMembersChanged,
  signatureChanged,
  providerAdded,
  tokenCreated,
  tokenRevoked,
  sessionOpened,
  sessionClosed,
  sessionsEnded,
  passwordChanged,
  secondFactorSet,
  secondFactorRemoved,
] as const;
