import type { Job } from '#platform/jobs.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { closeUnconfirmedJob } from './server/close-unconfirmed.ts';
import { endHandBacksJob } from './server/hand-backs.ts';
import { climbLadderJob, ladderSubscription } from './server/ladder.ts';
import { beginAbsenceJob } from './server/leaving.ts';
import { nextPromiseSubscription } from './server/next-promise.ts';
import { notReachedSubscription } from './server/not-reached.ts';
import { tellLateJob } from './server/tell-late.ts';
import { tellObjectionJob } from './server/tell-objection.ts';
import { tellOfMoveSubscription } from './server/tell-of-move.ts';
import { tellReceiversJob } from './server/tell-receivers.ts';

export { caseFacts, caseSubject } from './facts.ts';
export { handOverOfLeaver } from './server/leaving.ts';
export { casesIntake } from './server/mail-in.ts';
export { caseMailTemplates } from './server/mail-templates.ts';
export { cancelCase } from './server/operations/cancel-case.ts';
export { assignCase, changeCase } from './server/operations/change-case.ts';
export { confirmCase, reopenCase } from './server/operations/confirm-case.ts';
export { hearCustomer } from './server/operations/hear-customer.ts';
export { mergeCases } from './server/operations/merge-cases.ts';
export { type NewCase, openCase } from './server/operations/open-case.ts';
export { promiseCallback } from './server/operations/promise-callback.ts';
export { replyToCustomer } from './server/operations/reply.ts';
export { setNowLine } from './server/operations/set-now-line.ts';
export { takeCase } from './server/operations/take-case.ts';
export { goOnWithCase, waitWithCase } from './server/operations/wait.ts';
export { noteOnCase } from './server/operations/write-note.ts';
export { caseSubjects } from './server/policy.ts';
export { casesServed } from './server/routes.ts';

export const casesJobs: readonly Job[] = [
  closeUnconfirmedJob,
  climbLadderJob,
  endHandBacksJob,
  tellLateJob,
  beginAbsenceJob,
  tellReceiversJob,
  tellObjectionJob,
];
export const casesSubscriptions: readonly Subscription[] = [
  nextPromiseSubscription,
  tellOfMoveSubscription,
  ladderSubscription,
  notReachedSubscription,
];
