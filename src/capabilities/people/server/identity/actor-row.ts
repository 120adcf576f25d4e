import { z } from 'zod';
import { type Permission, type PersonActor, ROLES } from '#kernel/actor.ts';
import { AccountId, PersonId, ProviderId, SessionId, TeamId, TokenId } from '#kernel/ids.ts';

const isPermission = (scope: string): scope is Permission => /^[\w-]+\.[\w-]+$/.test(scope);

const Row = z.object({
  personId: PersonId,
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  accounts: z.array(AccountId),
  teams: z.array(TeamId),
  sharedAccounts: z.array(AccountId),
  providerId: ProviderId.nullable(),
  until: z.int().optional(),
  sessionId: SessionId.optional(),
  tokenId: TokenId.optional(),
  scopes: z.array(z.string()).optional(),
});

/** The actor that the database's `actor_of…` functions describe; null when they know nobody. */
export function actorOfRow(row: unknown): PersonActor | null {
  if (row === null || row === undefined) return null;
  const { personId, name, roles, accounts, teams, sharedAccounts, providerId, ...by } = Row.parse(row);
  const { until, sessionId, tokenId, scopes } = by;
  return {
    kind: 'person',
    personId,
    name,
    roles,
    accounts,
    teams,
    ...(sharedAccounts.length === 0 ? {} : { sharedAccounts }),
    ...(providerId === null ? {} : { providerId }),
    ...(until === undefined ? {} : { until }),
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(tokenId === undefined ? {} : { token: { id: tokenId, scopes: (scopes ?? []).filter(isPermission) } }),
  };
}
