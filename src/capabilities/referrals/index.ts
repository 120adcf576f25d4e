import type { Job } from '#platform/jobs.ts';
import { askWhetherHelpedJob } from './server/ask-job.ts';

export { referralFacts } from './facts.ts';
export { addParty } from './server/operations/directory.ts';
export { recordOutcome, recordPartyAnswer, sayWhetherHelped } from './server/operations/follow-referral.ts';
export { refer } from './server/operations/refer.ts';
export { referralsServed } from './server/routes.ts';

export const referralsJobs: readonly Job[] = [askWhetherHelpedJob];
