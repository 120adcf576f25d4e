import type { Platform } from '#platform/platform.ts';

const OVER = [
  'delete from identity.session where expires_at < now()',
  'delete from identity.verification where expires_at < now()',
  'delete from identity.rate_limit where window_ends_at < now()',
];

/** Drops sessions, links and counts whose time is over. */
export async function tidySignIn(platform: Pick<Platform, 'database'>): Promise<void> {
  for (const statement of OVER) await platform.database.identity.query(statement);
}
