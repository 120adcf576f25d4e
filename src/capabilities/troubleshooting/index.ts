import type { Job } from '#platform/jobs.ts';
import { tellHelpersJob } from './server/tell-helpers.ts';

export { troubleshootingFacts } from './facts.ts';
export { answerInvitation, contribute } from './server/operations/answer-swarm.ts';
export { askForHelp } from './server/operations/ask-for-help.ts';
export { changeStep } from './server/operations/change-step.ts';
export { logStep, type StepToLog } from './server/operations/log-step.ts';
export { troubleshootingServed } from './server/routes.ts';

export const troubleshootingJobs: readonly Job[] = [tellHelpersJob];
