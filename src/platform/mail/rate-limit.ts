import { type Instant, MINUTE } from '#kernel/time.ts';

/** Counts by key within the current minute, in memory. */
export interface RateLimit {
  /** Counts one more for `key`; false when that is more than allowed in this minute. */
  allow(key: string, now: Instant): boolean;
}

const MOST_KEYS = 10_000;

/** At most `perMinute` of something for each key. Forgets everybody when the minute is over. */
export function rateLimit(perMinute: number): RateLimit {
  let minute = 0;
  const counts = new Map<string, number>();
  return {
    allow(key, now) {
      const current = Math.floor(now / MINUTE);
      // A flood of keys must not fill the memory: then all start anew.
      if (current !== minute || counts.size > MOST_KEYS) counts.clear();
      minute = current;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count <= perMinute;
    },
  };
}
