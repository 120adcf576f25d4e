import { DAY, type Instant, SECOND, type Span } from '#kernel/time.ts';

/** What follows a reply: a next word by a moment, a check that it works, or no more news and why. */
export type Following =
  | { readonly follow: 'next-word'; readonly by: Instant }
  | { readonly follow: 'resolves' }
  | { readonly follow: 'no-more-news'; readonly reason: string };

/** What follows a reply that capabilities above write: also what they promised in the same breath, in its words. */
export type FollowingAny = Following | { readonly follow: 'promised'; readonly words: string };

/** What can be begun and kept as a draft. */
export const DRAFT_KINDS = ['reply', 'note'] as const;

const FARTHEST: Span = 365 * DAY;
/** What leaves at the end of its time may need so long to be on its way. */
const ON_ITS_WAY: Span = 5 * SECOND;

/** Why a next word can't be promised for that moment; null when it can. */
export function faultOfNextWord(
  next: FollowingAny,
  now: Instant,
): 'case.next-word-in-the-past' | 'case.next-word-too-far' | null {
  if (next.follow !== 'next-word') return null;
  if (next.by <= now) return 'case.next-word-in-the-past';
  return next.by > now + FARTHEST ? 'case.next-word-too-far' : null;
}

/**
 * When a reply leaves that can be taken back for so long: sooner where a word that it gives, or the one that it
 * promises, would fall due meanwhile. Null is at once: a way back never costs a promise.
 */
export function leavesAt(
  now: Instant,
  undoFor: Span,
  { next, owed }: { readonly next: Following; readonly owed: readonly Instant[] },
): Instant | null {
  const due = [...owed.filter((moment) => moment > now), ...(next.follow === 'next-word' ? [next.by] : [])];
  const latest = Math.min(now + undoFor, ...due.map((moment) => moment - ON_ITS_WAY));
  return latest > now ? latest : null;
}
