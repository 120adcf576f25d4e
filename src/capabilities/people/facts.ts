import { z } from 'zod';
import { factKind } from '#kernel/facts.ts';
import { AbsenceId, TeamId } from '#kernel/ids.ts';

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

export const teamAdded = factKind({ name: 'team.added', audience: 'team', icon: 'plus', data: named });

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
  rolesChanged,
  personLeft,
  personReturned,
  personAway,
  personBack,
  accountAdded,
  teamAdded,
  providerAdded,
  tokenCreated,
  tokenRevoked,
  sessionOpened,
  sessionClosed,
  passwordChanged,
  secondFactorSet,
  secondFactorRemoved,
] as const;
