import type { Job } from '#platform/jobs.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { comeBackJob } from './server/come-back.ts';
import { climbImprovementLadderJob, improvementLadder } from './server/ladder.ts';
import { tellOfImprovementJob } from './server/tell.ts';

export { improvementFacts } from './facts.ts';
export { finish, start } from './server/operations/carry-out.ts';
export { assess, decide } from './server/operations/decide.ts';
export { addCase, suggest } from './server/operations/suggest.ts';
export { improvementSubjects } from './server/policy.ts';
export { improvementsServed } from './server/routes.ts';

export const improvementsJobs: readonly Job[] = [tellOfImprovementJob, climbImprovementLadderJob, comeBackJob];
export const improvementsSubscriptions: readonly Subscription[] = [improvementLadder];
