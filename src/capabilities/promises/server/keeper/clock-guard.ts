import { type Instant, SECOND } from '#kernel/time.ts';
import type { Platform } from '#platform/platform.ts';

/** A clock may be ahead by this much. More is no chance, and what it calls late may not be late at all. */
const TOLERANCE = 3 * SECOND;

/**
 * The moment to judge at, never ahead of the database's clock, which is one for all nodes. Null while this node's
 * clock is far ahead of it: such a node would call promises broken that are not due yet, and their customers would be
 * told. It judges nothing, and says so in the log, in `evenkeel_keeper_clock_ahead_seconds` and below `/readyz`, until
 * the clocks agree. A node that is behind judges late, which the others make good. Fails without the database.
 */
export async function momentToJudge(platform: Platform): Promise<Instant | null> {
  // Read first, so that a slow answer never makes this clock look ahead.
  const own = platform.clock();
  const shared = await platform.databaseClock();
  const ahead = own - shared;
  platform.metrics.keeperClockAhead.set(ahead / SECOND);
  const trusted = ahead <= TOLERANCE;
  const sentence = `the clock here is ${Math.round(ahead / SECOND)} s ahead of the database's: no promises are judged`;
  if (platform.troubles.report('keeper', trusted ? null : sentence)) {
    if (trusted) platform.log.info('the clocks agree again; the keeper judges');
    else platform.log.error({ ahead }, sentence);
  }
  return trusted ? Math.min(own, shared) : null;
}
