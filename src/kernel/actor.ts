import type { AccountId, PersonId, ProviderId, SessionId, TeamId, TokenId } from './ids.ts';
import type { Instant } from './time.ts';

/** The parts that a person can play. One person may have several. */
export const ROLES = ['customer', 'agent', 'lead', 'provider', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Named as `thing.verb`; each capability's contract says which roles hold it. */
export type Permission = `${string}.${string}`;

/** `public` endpoints are for strangers; `signed-in` ones for anybody we know. */
export type Grant = Role | 'public' | 'signed-in';
export type Grants = Readonly<Record<Permission, readonly Grant[]>>;

export interface PersonActor {
  readonly kind: 'person';
  readonly personId: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The accounts whose rows this person may reach at all; row-level security holds them to it. */
  readonly accounts: readonly AccountId[];
  readonly teams: readonly TeamId[];
  /** Of these accounts a customer sees their colleagues' cases too, where those are not kept private. */
  readonly sharedAccounts?: readonly AccountId[];
  readonly providerId?: ProviderId;
  /** When their session ends by itself, in real time: whatever outlives one request asks again then. */
  readonly until?: Instant;
  /** By which of their sessions they ask. */
  readonly sessionId?: SessionId;
  /** Set when an API token speaks for the person: it may do no more than these. */
  readonly token?: { readonly id: TokenId; readonly scopes: readonly Permission[] };
}

export interface AnonymousActor {
  readonly kind: 'anonymous';
}

/** The program itself: the keeper, a job, mail intake. Named so that a fact says which. */
export interface SystemActor {
  readonly kind: 'system';
  readonly name: string;
}

export type Actor = PersonActor | AnonymousActor | SystemActor;

export const ANONYMOUS: AnonymousActor = { kind: 'anonymous' };

/** The roles that work at the desk. */
export const STAFF: readonly Role[] = ['agent', 'lead', 'manager', 'admin'];

/** Which person acts; null for strangers and the program itself. */
export function personOf(actor: Actor): PersonId | null {
  return actor.kind === 'person' ? actor.personId : null;
}

/** Staff see through the desk's eyes; everybody else through a customer's. */
export function isStaff(actor: Actor): boolean {
  return actor.kind === 'person' && actor.roles.some((role) => STAFF.includes(role));
}

export function hasRole(actor: Actor, role: Role): boolean {
  return actor.kind === 'person' && actor.roles.includes(role);
}

/** Whether `grants` let this actor use `permission`. Deny by default: an unknown permission is nobody's. */
export function mayUse(actor: Actor, permission: Permission, grants: Grants): boolean {
  if (actor.kind === 'system') return true;
  const holders = grants[permission] ?? [];
  if (holders.includes('public')) return true;
  if (actor.kind === 'anonymous') return false;
  if (actor.token && !actor.token.scopes.includes(permission)) return false;
  return holders.includes('signed-in') || actor.roles.some((role) => holders.includes(role));
}
