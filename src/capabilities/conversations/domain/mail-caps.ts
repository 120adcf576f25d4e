import { DAY, HOUR, type Span } from '#kernel/time.ts';
import type { Purpose } from './words.ts';

interface InHourAndDay {
  readonly hour: number;
  readonly day: number;
}

/** How many mails went out or wait to go, apart from the one in question. */
export interface MailCounts {
  /** To the same address for the same purpose. */
  readonly toRecipient: InHourAndDay;
  /** To the same address, of those that no person wrote. */
  readonly automaticToRecipient: InHourAndDay;
  /** About the same matter, to anybody. */
  readonly aboutSubjectInHour: number;
  /** About matters of the same account, to anybody. */
  readonly ofAccountInHour: number;
  /** From the same address of ours to strangers, of those that no person wrote. */
  readonly automaticToStrangersInHour: number;
  /** From the same address of ours, to anybody. */
  readonly fromMailboxInHour: number;
}

const PER_RECIPIENT: Readonly<Record<Purpose, InHourAndDay>> = {
  reply: { hour: 30, day: 200 },
  notice: { hour: 20, day: 100 },
  'auto-reply': { hour: 1, day: 5 },
};
/** Whoever was only named by a mail may never have heard of us: we do not write to them by ourselves again and again. */
const AUTOMATIC_TO_UNPROVEN: InHourAndDay = { hour: 1, day: 5 };
const ABOUT_ONE_SUBJECT = 60;
const OF_ONE_ACCOUNT = 1000;
/** Strangers have no account together: one who floods us must not stop the words of a person to another. */
const AUTOMATIC_TO_STRANGERS = 2000;
const FROM_ONE_MAILBOX = 5000;

/** Which cap a mail would break. */
export type Cap = 'recipient' | 'subject' | 'account' | 'strangers' | 'mailbox';

const reaches = (sent: InHourAndDay, cap: InHourAndDay) => sent.hour >= cap.hour || sent.day >= cap.day;

export interface MailInQuestion {
  readonly purpose: Purpose;
  /** Somebody proved or vouched that the address is the recipient's; a mail that merely names it proves nothing. */
  readonly proven: boolean;
  /** Nobody knows where the recipient belongs. */
  readonly stranger: boolean;
}

/**
 * Whether a mail must wait for a person because too many went before it: loops, floods and mistakes end here.
 * Null lets it go. A mail that is held is kept and shown, never dropped by itself.
 */
export function capFor({ purpose, proven, stranger }: MailInQuestion, counts: MailCounts): Cap | null {
  if (reaches(counts.toRecipient, PER_RECIPIENT[purpose])) return 'recipient';
  const unasked = purpose !== 'reply' && !proven;
  if (unasked && reaches(counts.automaticToRecipient, AUTOMATIC_TO_UNPROVEN)) return 'recipient';
  if (counts.aboutSubjectInHour >= ABOUT_ONE_SUBJECT) return 'subject';
  if (!stranger && counts.ofAccountInHour >= OF_ONE_ACCOUNT) return 'account';
  const toAnyStranger = stranger && purpose !== 'reply';
  if (toAnyStranger && counts.automaticToStrangersInHour >= AUTOMATIC_TO_STRANGERS) return 'strangers';
  return counts.fromMailboxInHour >= FROM_ONE_MAILBOX ? 'mailbox' : null;
}

/** The spans over which `MailCounts` counts. */
export const COUNTED: Readonly<Record<'hour' | 'day', Span>> = { hour: HOUR, day: DAY };
