import { createHash } from 'node:crypto';
import type { Platform } from '#platform/platform.ts';

export interface Rule {
  /** In seconds. */
  readonly window: number;
  readonly max: number;
}

export interface Verdict {
  readonly allowed: boolean;
  /** Seconds until it is allowed again; null while it is. */
  readonly retryAfter: number | null;
}

export interface Limits {
  consume(key: string, rule: Rule): Promise<Verdict>;
  /** Takes the attempts on this key back: they were no guesses. */
  forgive(key: string): Promise<void>;
}

const COUNT = `
  insert into identity.rate_limit as r (key, count, window_ends_at)
  values ($1, 1, now() + make_interval(secs => $2))
  on conflict (key) do update set
    count = case when r.window_ends_at <= now() then 1 else r.count + 1 end,
    window_ends_at = case when r.window_ends_at <= now() then excluded.window_ends_at else r.window_ends_at end
  returning count, ceil(extract(epoch from window_ends_at - now()))::integer as rest`;

/**
 * Counts attempts per key in one atomic statement, for all nodes together. What is over the limit is refused until
 * the window ends, and is counted no further than that window.
 */
export function limitsOf(platform: Pick<Platform, 'database'>): Limits {
  const { identity } = platform.database;
  return {
    async consume(key, rule) {
      const { rows } = await identity.query<{ count: number; rest: number }>(COUNT, [key, rule.window]);
      const [row] = rows;
      if (!row || row.count <= rule.max) return { allowed: true, retryAfter: null };
      return { allowed: false, retryAfter: Math.max(1, row.rest) };
    },
    async forgive(key) {
      await identity.query('delete from identity.rate_limit where key = $1', [key]);
    },
  };
}

/** A key about an address that does not itself hold the address. */
export function keyOfAddress(purpose: string, address: string): string {
  return `${purpose}|${createHash('sha256').update(address.toLowerCase()).digest('base64url')}`;
}
