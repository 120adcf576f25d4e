import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Platform } from '#platform/platform.ts';
import { sessionTokenOf } from './identify.ts';

type Asking = Pick<FastifyRequest, 'headers'>;

/**
 * What the forms of a session carry: only pages that it was shown know it, so that a form from another site is told from
 * ours also where a browser does not say where it comes from. Null for strangers.
 */
export async function formToken(platform: Platform, request: Asking): Promise<string | null> {
  const session = await sessionTokenOf(platform, request);
  return session === undefined ? null : createHash('sha256').update(`forms of ${session}`).digest('base64url');
}

/** Whether a form was sent from a page of ours: the browser vouches for it, or it carries the session's token. */
export async function isOwnForm(platform: Platform, request: Asking, given: string): Promise<boolean> {
  if (request.headers['sec-fetch-site'] === 'same-origin') return true;
  const token = await formToken(platform, request);
  if (token === null || given.length !== token.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(token));
}
