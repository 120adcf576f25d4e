import type { Job } from '#platform/jobs.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { endWithCaseSubscription } from './server/end-with-case.ts';
import { remindJob } from './server/remind.ts';

export { reminderFacts } from './facts.ts';
export { setReminder } from './server/operations/set-reminder.ts';
export { remindersServed } from './server/routes.ts';

export const remindersJobs: readonly Job[] = [remindJob];
export const remindersSubscriptions: readonly Subscription[] = [endWithCaseSubscription];
