import { DAY, type Instant, type Span } from '#kernel/time.ts';

/** How a mail of ours failed for good, in the other side's own words. */
export interface Failure {
  /** Where it failed: at our own sender, at the recipient's server, in a report that came later, or for want of time. */
  readonly at: 'recipient' | 'sender' | 'message' | 'report' | 'out-of-time';
  /** The SMTP code; null when there was none. */
  readonly code: number | null;
  /** Whatever was said, with the enhanced status (5.1.1) in it where there is one. */
  readonly words: string;
}

/**
 * What a failure says of the address: that it takes no mail and never will (`dead`), that it took none this time
 * (`trouble`), or nothing (`other`), because it was about us or about this mail.
 */
export type Blame = 'dead' | 'trouble' | 'other';

const STATUS = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])/;
/** No such mailbox, no such domain, no such form, moved away, takes no mail; and: switched off. */
const DEAD: readonly string[] = ['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1'];

/** Which of the three a failure is. */
export function blameOf({ at, code, words }: Failure): Blame {
  if (at === 'sender') return 'other';
  const [status, kind, subject] = STATUS.exec(words) ?? [];
  if (status !== undefined && DEAD.includes(status)) return 'dead';
  // X.7.X is policy: the same address may take the next mail.
  if (kind === '5' && subject === '7') return 'other';
  // What stayed lying for days may lie at our own server; only a full mailbox is certainly theirs.
  if (at === 'out-of-time') return subject === '2' ? 'trouble' : 'other';
  if (at === 'message') return 'other';
  if (at === 'report' || status !== undefined) return 'trouble';
  // 552 at RCPT is a full mailbox.
  return code === 552 ? 'trouble' : 'dead';
}

/** What we know of an address that failed us. */
export interface Standing {
  /** Failures that were trouble, since the last pause between them. */
  readonly score: number;
  readonly scoredAt: Instant | null;
  readonly stoppedAt: Instant | null;
}

export const UNBLEMISHED: Standing = { score: 0, scoredAt: null, stoppedAt: null };

/** So many mails that could not be delivered stop an address. */
const TOO_MUCH_TROUBLE = 3;
/** After so long without a failure the count begins anew. */
const FORGOTTEN_AFTER: Span = 30 * DAY;

/** The standing of an address after a failure. One that is dead is stopped at once, and a stopped one stays so. */
export function afterFailure(standing: Standing, blame: Blame, now: Instant): Standing {
  if (blame === 'other') return standing;
  const fresh = standing.scoredAt === null || standing.scoredAt < now - FORGOTTEN_AFTER;
  const score = (fresh ? 0 : standing.score) + 1;
  const stops = blame === 'dead' || score >= TOO_MUCH_TROUBLE;
  return { score, scoredAt: now, stoppedAt: standing.stoppedAt ?? (stops ? now : null) };
}
