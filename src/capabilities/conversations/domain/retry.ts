import { HOUR, type Instant, MINUTE, type Span } from '#kernel/time.ts';

/** How long after each failed try the next one follows; then the mail has failed. About three days in all. */
const PAUSES: readonly Span[] = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
];

/** When to try again after `tries` tries that failed for the moment; null when it is time to give up. */
export function nextTryAt(tries: number, now: Instant): Instant | null {
  const pause = PAUSES[tries - 1];
  return pause === undefined ? null : now + pause;
}
