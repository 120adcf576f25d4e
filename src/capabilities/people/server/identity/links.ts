import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import { HOUR, MINUTE, type Span } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import type { Platform } from '#platform/platform.ts';
import { returnPath } from '../../domain/index.ts';
import { identityOf } from './instance.ts';
import { type LinkRecord, linkIdentifier } from './link-record.ts';

/** A link that was mailed on request. */
export const LINK_LIFE: Span = 10 * MINUTE;
/** A link that an operator hands out by hand. */
export const HANDED_LINK_LIFE: Span = 12 * HOUR;

/** The sign-in of an active person with an address, made on first need; undefined for anybody else. */
async function userOf(platform: Platform, personId: PersonId): Promise<LinkRecord | undefined> {
  return transaction(systemContext(platform, 'sign-in'), async (tx) => {
    const found = await sql<LinkRecord>`
      select user_id as "userId", address from people.user_of(${personId})`.execute(tx.tables<unknown>());
    return found.rows[0];
  });
}

export interface LinkOptions {
  /** Where the person lands afterwards; home for anything that is no path of ours. */
  readonly returnTo?: string | undefined;
  /** Milliseconds. */
  readonly life?: Span;
}

/**
 * A link that signs the person in, once. Undefined when the person left, or has no address. It begins with the
 * configured public URL, never with what a request named.
 */
export async function makeLink(
  platform: Platform,
  personId: PersonId,
  { returnTo, life = LINK_LIFE }: LinkOptions = {},
): Promise<{ readonly url: string; readonly address: string } | undefined> {
  const record = await userOf(platform, personId);
  if (!record) return undefined;
  const token = randomBytes(32).toString('base64url');
  const { internalAdapter } = await (await identityOf(platform)).auth.$context;
  await internalAdapter.createVerificationValue({
    identifier: linkIdentifier(token),
    value: JSON.stringify(record),
    // Sign-in keeps real time, also where a test moves the clock.
    expiresAt: new Date(Date.now() + life),
  });
  const url = new URL('/api/auth/magic-link/verify', platform.publicUrl());
  url.searchParams.set('token', token);
  const path = returnPath(returnTo);
  if (path !== '/') url.searchParams.set('callbackURL', path);
  return { url: url.href, address: record.address };
}

/**
 * A link for a person to be handed out by hand: works once, for 12 hours. Throws an Error when the person left or
 * has no address.
 */
export async function signInLink(platform: Platform, personId: PersonId, returnTo?: string): Promise<string> {
  const made = await makeLink(platform, personId, { returnTo, life: HANDED_LINK_LIFE });
  if (!made) throw new Error('A person without an address, or one who left, cannot sign in by a link.');
  return made.url;
}
