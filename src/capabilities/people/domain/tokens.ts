import type { Grants, Permission, Role } from '#kernel/actor.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { DAY, type Instant } from '#kernel/time.ts';

/** The longest that an API token may live. */
export const LONGEST_TOKEN_LIFE = 366 * DAY;

/** What no program ever does for a person: give rights, make further keys, or sign them out. */
const NEVER: readonly Permission[] = ['person.manage', 'token.own', 'session.own'];

export interface NewToken {
  readonly scopes: readonly string[];
  readonly expiresAt: Instant;
}

/** Who asks for the token: their roles, and the scopes that bind them if a token speaks for them already. */
export interface TokenOwner {
  readonly roles: readonly Role[];
  readonly scopes?: readonly Permission[] | undefined;
}

function holds(owner: TokenOwner, permission: Permission, grants: Grants): boolean {
  if (owner.scopes && !owner.scopes.includes(permission)) return false;
  const holders = grants[permission] ?? [];
  return holders.includes('signed-in') || owner.roles.some((role) => holders.includes(role));
}

const isPermission = (scope: string, grants: Grants): scope is Permission => Object.hasOwn(grants, scope);

/**
 * Whether the owner may have such a token. Refuses scopes that do not exist, that the owner does not hold, that no
 * token may have, and a life that is over already or longer than a year.
 */
export function decideToken(
  owner: TokenOwner,
  given: NewToken,
  about: { readonly grants: Grants; readonly now: Instant },
): Result<{ readonly scopes: readonly Permission[]; readonly expiresAt: Instant }> {
  const scopes: Permission[] = [];
  for (const scope of new Set(given.scopes)) {
    if (!isPermission(scope, about.grants) || about.grants[scope]?.includes('public')) {
      return refuse('token.unknown-scope', 422, { scope: scope.slice(0, 60) });
    }
    if (NEVER.includes(scope)) return refuse('token.scope-never', 422, { scope });
    if (!holds(owner, scope, about.grants)) return refuse('token.scope-not-yours', 403, { scope });
    scopes.push(scope);
  }
  if (scopes.length === 0) return refuse('token.scope-needed', 422);
  if (given.expiresAt <= about.now) return refuse('token.over-already', 422);
  if (given.expiresAt > about.now + LONGEST_TOKEN_LIFE) return refuse('token.too-long', 422);
  return ok({ scopes, expiresAt: given.expiresAt });
}
