import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What a link stands for: a user by id, and the address that it was sent to. */
export const LinkRecord = z.strictObject({ userId: z.uuid(), address: z.string() });
export type LinkRecord = z.infer<typeof LinkRecord>;

/** Under which name a link is kept. Its token itself is kept nowhere. */
export function linkIdentifier(token: string): string {
  return `sign-in-link:${createHash('sha256').update(token).digest('base64url')}`;
}
