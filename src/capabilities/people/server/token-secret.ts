import { createHash, randomBytes } from 'node:crypto';

/** What every API token begins with, so that a person and a secret scanner know one when they see it. */
export const TOKEN_PREFIX = 'ek_';

/** A new secret of 256 random bits. */
export function newTokenSecret(): string {
  return `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
}

/** What is kept of a token. */
export function hashOfToken(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
