import { DAY, HOUR, type Span } from '#kernel/time.ts';
import type { Purpose } from './words.ts';

/** How many mails went out or wait to go, apart from the one in question. */
export interface MailCounts {
  /** To the same address for the same purpose. */
  readonly toRecipient: { readonly hour: number; readonly day: number };
  /** About the same matter, to anybody. */
  readonly aboutSubjectInHour: number;
  /** From this installation, to anybody. */
  readonly everywhereInHour: number;
}

const PER_RECIPIENT: Readonly<Record<Purpose, { readonly hour: number; readonly day: number }>> = {
  reply: { hour: 30, day: 200 },
  notice: { hour: 20, day: 100 },
  'auto-reply': { hour: 1, day: 5 },
};
const ABOUT_ONE_SUBJECT = 60;
const EVERYWHERE = 5000;

/** Which cap a mail would break. */
export type Cap = 'recipient' | 'subject' | 'installation';

/**
 * Whether a mail must wait for a person because too many went before it: loops, floods and mistakes end here.
 * Null lets it go. A mail that is held is kept and shown, never dropped.
 */
export function capFor(purpose: Purpose, counts: MailCounts): Cap | null {
  const cap = PER_RECIPIENT[purpose];
  const sent = counts.toRecipient;
  if (sent.hour >= cap.hour || sent.day >= cap.day) return 'recipient';
  if (counts.aboutSubjectInHour >= ABOUT_ONE_SUBJECT) return 'subject';
  return counts.everywhereInHour >= EVERYWHERE ? 'installation' : null;
}

/** The spans over which `MailCounts` counts. */
export const COUNTED: Readonly<Record<'hour' | 'day', Span>> = { hour: HOUR, day: DAY };
