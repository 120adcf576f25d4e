import type { Job } from '#platform/jobs.ts';
import type { Recurring } from '#platform/recurring.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { closeUnconfirmedJob } from './server/close-unconfirmed.ts';
import { endHandBacksJob } from './server/hand-backs.ts';
import { climbLadderJob, ladderSubscription } from './server/ladder.ts';
import { learnWordsJob } from './server/learn-words.ts';
import { beginAbsenceJob } from './server/leaving.ts';
import { neverSilentSubscription } from './server/never-silent.ts';
import { nextPromiseSubscription } from './server/next-promise.ts';
import { notReachedSubscription } from './server/not-reached.ts';
import { sendHeldReplyJob } from './server/send-held-reply.ts';
import { tellApproverJob } from './server/tell-approver.ts';
import { tellEscalationJob } from './server/tell-escalation.ts';
import { tellLateJob } from './server/tell-late.ts';
import { tellMentionedJob } from './server/tell-mentioned.ts';
import { tellObjectionJob } from './server/tell-objection.ts';
import { tellOfMoveSubscription } from './server/tell-of-move.ts';
import { tellOfTransferJob } from './server/tell-of-transfer.ts';
import { tellReceiversJob } from './server/tell-receivers.ts';

export { caseFacts, caseSubject } from './facts.ts';
export { asRequester } from './server/as-requester.ts';
export { callbackOwed, oweCallback } from './server/callbacks.ts';
export { type FollowUp, firstDraftOf, followUpMoment, oweWordIfNone, promiseFollowUp } from './server/following-up.ts';
export { foreseeFirstWord } from './server/foresee-word.ts';
export {
  type KnownCase,
  openCasesOf,
  ownCase,
  readableAmong,
  readableCase,
  seenCase,
} from './server/known-case.ts';
export { handOverOfLeaver } from './server/leaving.ts';
export { casesIntake } from './server/mail-in.ts';
export { mailAcknowledgement } from './server/mail-out.ts';
export { caseMailTemplates, replyTemplate } from './server/mail-templates.ts';
export { answerApproval, answerAsk } from './server/operations/answer-approval.ts';
export { acceptTransfer, giveTransferBack } from './server/operations/answer-transfer.ts';
export { cancelCase } from './server/operations/cancel-case.ts';
export { assignCase, changeCase } from './server/operations/change-case.ts';
export { confirmCase, reopenCase } from './server/operations/confirm-case.ts';
export { hearCustomer } from './server/operations/hear-customer.ts';
export { keepInMind } from './server/operations/keep-in-mind.ts';
export { addMacro } from './server/operations/macros.ts';
export { mergeCases } from './server/operations/merge-cases.ts';
export { offerTransfer } from './server/operations/offer-transfer.ts';
export { type NewCase, openCase } from './server/operations/open-case.ts';
export { promiseCallback } from './server/operations/promise-callback.ts';
export { replyToCustomer } from './server/operations/reply.ts';
export { requestItem } from './server/operations/request-item.ts';
export { sayLive } from './server/operations/say-live.ts';
export { setNowLine } from './server/operations/set-now-line.ts';
export { takeCase } from './server/operations/take-case.ts';
export { unmergeCases } from './server/operations/unmerge-cases.ts';
export { goOnWithCase, waitWithCase } from './server/operations/wait.ts';
export { noteOnCase } from './server/operations/write-note.ts';
export { addHelper } from './server/participant-store.ts';
export { caseSubjects, presenceSubjects } from './server/policy.ts';
export { casesServed } from './server/routes.ts';
export { openLoadOf, type SolvedCase, solvedOf } from './server/solved.ts';
export { type Telling, tellCustomer } from './server/tell-customer.ts';

/** What comes back by itself. */
export const casesRecurring: readonly Recurring[] = [learnWordsJob];
export const casesJobs: readonly Job[] = [
  closeUnconfirmedJob,
  climbLadderJob,
  endHandBacksJob,
  sendHeldReplyJob,
  tellLateJob,
  tellApproverJob,
  beginAbsenceJob,
  tellReceiversJob,
  tellObjectionJob,
  tellMentionedJob,
  tellEscalationJob,
  tellOfTransferJob,
];
export const casesSubscriptions: readonly Subscription[] = [
  nextPromiseSubscription,
  tellOfMoveSubscription,
  ladderSubscription,
  notReachedSubscription,
  neverSilentSubscription,
];
