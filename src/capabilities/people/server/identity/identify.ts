import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Actor, ANONYMOUS, type PersonActor } from '#kernel/actor.ts';
import type { Platform } from '#platform/platform.ts';
import { hashOfToken, TOKEN_PREFIX } from '../token-secret.ts';
import { actorOfRow } from './actor-row.ts';
import { actorsOf } from './actors.ts';
import { identityOf } from './instance.ts';

type Asking = Pick<FastifyRequest, 'headers'>;

const TOKEN = new RegExp(`^Bearer (${TOKEN_PREFIX}[\\w-]{43})$`, 'i');

/** The value of one cookie, decoded; undefined when it is absent or broken. */
function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [found, value] = part.trim().split(/=(.*)/s);
    if (found !== name || value === undefined) continue;
    try {
      return decodeURIComponent(value);
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** The session token in a signed cookie, if the signature is ours. */
function signedValue(cookie: string, secret: string): string | undefined {
  const dot = cookie.lastIndexOf('.');
  const value = cookie.slice(0, dot);
  const given = Buffer.from(cookie.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(value).digest();
  return dot > 0 && given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined;
}

/** The session token that the request's cookie carries, if it is one of ours. */
export async function sessionTokenOf(platform: Platform, request: Asking): Promise<string | undefined> {
  if (!request.headers.cookie) return undefined;
  const { sessionCookie, secret } = await identityOf(platform);
  const cookie = cookieIn(request.headers.cookie, sessionCookie);
  return cookie === undefined ? undefined : signedValue(cookie, secret);
}

/** Under which key an actor is remembered: never by the secret itself. */
export function keyOfSession(token: string): string {
  return `session:${createHash('sha256').update(token).digest('base64url')}`;
}

async function remembered(
  platform: Platform,
  key: string,
  ask: () => Promise<{ rows: { actor: unknown }[] }>,
): Promise<PersonActor | null> {
  const actors = actorsOf(platform);
  const known = actors.get(key);
  if (known) return known;
  const { changes } = actors;
  const { rows } = await ask();
  const actor = actorOfRow(rows[0]?.actor);
  if (actor) actors.put(key, actor, changes);
  return actor;
}

async function byToken(platform: Platform, secret: string): Promise<PersonActor | null> {
  const hash = hashOfToken(secret);
  const now = platform.clock();
  const actor = await remembered(platform, `token:${hash.toString('base64url')}`, () =>
    platform.database.identity.query<{ actor: unknown }>('select identity.actor_of_api_token($1, $2) as actor', [
      hash,
      new Date(now),
    ]),
  );
  return actor;
}

async function bySession(platform: Platform, request: Asking): Promise<PersonActor | null> {
  const token = await sessionTokenOf(platform, request);
  if (token === undefined) return null;
  return remembered(platform, keyOfSession(token), () =>
    platform.database.identity.query<{ actor: unknown }>('select identity.actor_of_session($1) as actor', [token]),
  );
}

/**
 * Who asks: by the API token that the request names, else by its session cookie; a stranger when neither is good any
 * more. A request that names a token is judged by it alone. Believed for at most 5 seconds, one query otherwise.
 */
export async function identify(platform: Platform, request: Asking): Promise<Actor> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const secret = TOKEN.exec(authorization)?.[1];
    return (secret === undefined ? null : await byToken(platform, secret)) ?? ANONYMOUS;
  }
  return (await bySession(platform, request)) ?? ANONYMOUS;
}
