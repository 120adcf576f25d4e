import type { Role } from '#kernel/actor.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';

/** Who acts: a person with their roles, or the program itself (set-up, the sample, mail intake). */
export type Grantor = 'system' | { readonly personId: string; readonly roles: readonly Role[] };

/** Which roles a holder may hand on. A role that is missing hands on nothing. */
const MAY_GRANT: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  admin: ['customer', 'agent', 'lead', 'provider', 'manager', 'admin'],
};

/** Whether the grantor may give or take this role. */
export function mayGrant(grantor: Grantor, role: Role): boolean {
  return grantor === 'system' || grantor.roles.some((held) => MAY_GRANT[held]?.includes(role));
}

/** What is known before somebody's access changes. */
export interface Access {
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** How many active administrators there are, this person included. */
  readonly administrators: number;
}

const administers = (access: { roles: readonly Role[]; active: boolean }) =>
  access.active && access.roles.includes('admin');

const differ = (before: readonly Role[], after: readonly Role[]) => [
  ...after.filter((role) => !before.includes(role)),
  ...before.filter((role) => !after.includes(role)),
];

/**
 * Whether the grantor may make the person's access what `after` says. Refuses a role that the grantor may not hand
 * on, a change to one's own access, and the loss of the last administrator.
 */
export function decideAccess(
  grantor: Grantor,
  before: Access,
  after: { readonly roles: readonly Role[]; readonly active: boolean },
): Result<{ readonly changed: boolean }> {
  const roles = differ(before.roles, after.roles);
  const changed = roles.length > 0 || before.active !== after.active;
  if (!changed) return ok({ changed });
  if (grantor !== 'system' && grantor.personId === before.personId) return refuse('person.own-access', 403);
  if (!roles.every((role) => mayGrant(grantor, role))) return refuse('person.role-not-yours', 403);
  // Nobody ends or restores the access of somebody whose rights they could not have given.
  if (!before.roles.every((role) => mayGrant(grantor, role))) return refuse('person.role-not-yours', 403);
  if (administers(before) && !administers(after) && before.administrators <= 1) {
    return refuse('person.last-administrator', 409);
  }
  return ok({ changed });
}

/** Teams are of people who do the work: whoever is a customer and nothing else is in none. */
export function mayBeInTeams(roles: readonly Role[]): boolean {
  return roles.some((role) => role !== 'customer');
}

/** Where somebody belongs: the account, and how many teams they are put into. */
export interface Membership {
  readonly roles: readonly Role[];
  readonly accountId: string | null;
  readonly teams?: number;
}

/** Whether somebody with these roles may belong where they are to belong: a customer belongs to an account. */
export function decideMembership(given: Membership): Result<{ readonly accountId: string | null }> {
  if ((given.teams ?? 0) > 0 && !mayBeInTeams(given.roles)) return refuse('person.not-for-teams', 422);
  if (given.roles.includes('customer') && given.accountId === null) return refuse('person.account-needed', 422);
  return ok({ accountId: given.accountId });
}

/** Whether the grantor may add a person with these roles; answers each role once. */
export function decideNewPerson(grantor: Grantor, given: Membership): Result<{ readonly roles: readonly Role[] }> {
  const roles = [...new Set(given.roles)];
  if (!roles.every((role) => mayGrant(grantor, role))) return refuse('person.role-not-yours', 403);
  const belongs = decideMembership({ ...given, roles });
  return belongs.ok ? ok({ roles }) : belongs;
}
