import { MINUTE } from '#kernel/time.ts';
import { type Recurring, recurring } from '#platform/recurring.ts';
import { mailNotices } from './operations/mail-notices.ts';

export const noticesRecurring: readonly Recurring[] = [recurring('notices.mail', MINUTE, mailNotices)];
