import { HOUR, type Instant, type Span } from '#kernel/time.ts';

/** A span in one unit, so that it keeps its place in a narrow column: 18 min, 3 h, 2 days. */
export function roughly(length: Span): Span {
  return length < HOUR ? length : length - (length % HOUR);
}

/** A moment whose distance from `now` is said in one unit; its time of day stands beside it. */
export function roughlyAt(at: Instant, now: Instant): Instant {
  return at < now ? now - roughly(now - at) : now + roughly(at - now);
}
