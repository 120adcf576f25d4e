import type { FastifyRequest } from 'fastify';
import { agreementFacts, agreementsServed, agreementsSubscriptions } from '#capabilities/agreements/index.ts';
import { calendarFacts, calendarsServed } from '#capabilities/calendars/index.ts';
import { callFacts, callsServed, callsSubscriptions } from '#capabilities/calls/index.ts';
import {
  caseFacts,
  caseMailTemplates,
  caseSubjects,
  casesIntake,
  casesJobs,
  casesRecurring,
  casesServed,
  casesSubscriptions,
  handOverOfLeaver,
  presenceSubjects,
  replyTemplate,
} from '#capabilities/cases/index.ts';
import {
  catalogueFacts,
  catalogueServed,
  catalogueSubscriptions,
  serviceSubjects,
} from '#capabilities/catalogue/index.ts';
import {
  conversationFacts,
  conversationJobs,
  conversationRecurring,
  conversationSubjects,
  conversationSubscriptions,
  conversationsServed,
} from '#capabilities/conversations/index.ts';
import { feedbackFacts, feedbackMailTemplates, feedbackServed } from '#capabilities/feedback/index.ts';
import {
  improvementFacts,
  improvementSubjects,
  improvementsJobs,
  improvementsServed,
  improvementsSubscriptions,
} from '#capabilities/improvements/index.ts';
import { noticeFacts, noticeMailTemplates, noticesRecurring, noticesServed } from '#capabilities/notices/index.ts';
import {
  identify,
  peopleFacts,
  peopleJobs,
  peopleMailTemplates,
  peopleRecurring,
  peopleServed,
  personSubjects,
} from '#capabilities/people/index.ts';
import { promiseFacts, promisesServed } from '#capabilities/promises/index.ts';
import { referralFacts, referralsJobs, referralsServed } from '#capabilities/referrals/index.ts';
import {
  reminderFacts,
  remindersJobs,
  remindersServed,
  remindersSubscriptions,
} from '#capabilities/reminders/index.ts';
import { siteFacts, sitesServed } from '#capabilities/sites/index.ts';
import {
  troubleshootingFacts,
  troubleshootingJobs,
  troubleshootingServed,
} from '#capabilities/troubleshooting/index.ts';
import type { Actor, Grants } from '#kernel/actor.ts';
import type { Contract } from '#kernel/contract.ts';
import type { FactKind } from '#kernel/facts.ts';
import { sweepFilesJob } from '#platform/files.ts';
import type { Job } from '#platform/jobs.ts';
import type { MailTemplate } from '#platform/mail/template.ts';
import type { Platform } from '#platform/platform.ts';
import type { Recurring } from '#platform/recurring.ts';
import type { Served } from '#platform/serve/handlers.ts';
import { forgetKeysJob } from '#platform/serve/idempotency.ts';
import { gatherSubjects, type Subjects } from '#platform/subjects.ts';
import { gatherSubscribers, type Subscribers } from '#platform/subscribers.ts';
import { machineRoomServed } from './machine-room/routes.ts';

/** Every kind of mail that leaves, with a sample of each. */
const MAIL_TEMPLATES: readonly MailTemplate[] = [
  ...caseMailTemplates,
  ...feedbackMailTemplates,
  ...noticeMailTemplates,
  ...peopleMailTemplates,
];

/** Every endpoint, capability by capability, in the order in which the reference shows them. */
export const SERVED: readonly Served[] = [
  casesServed,
  callsServed,
  referralsServed,
  improvementsServed,
  remindersServed,
  feedbackServed,
  troubleshootingServed,
  sitesServed,
  promisesServed,
  conversationsServed(MAIL_TEMPLATES),
  noticesServed,
  peopleServed(() => GRANTS, handOverOfLeaver, replyTemplate),
  catalogueServed,
  agreementsServed,
  calendarsServed,
  machineRoomServed,
];

export const CONTRACTS: readonly Contract[] = SERVED.map(({ contract }) => contract);

/** Who holds which permission, over all capabilities. */
export const GRANTS: Grants = Object.assign({}, ...CONTRACTS.map((contract) => contract.grants));

/** Every kind of fact that can be recorded. */
export const FACT_KINDS: readonly FactKind[] = [
  caseFacts,
  callFacts,
  referralFacts,
  improvementFacts,
  reminderFacts,
  feedbackFacts,
  troubleshootingFacts,
  siteFacts,
  promiseFacts,
  conversationFacts,
  peopleFacts,
  noticeFacts,
  catalogueFacts,
  agreementFacts,
  calendarFacts,
].flatMap((kinds) => Object.values<FactKind>(kinds));

export const SUBSCRIBERS: Subscribers = gatherSubscribers([
  ...catalogueSubscriptions,
  ...agreementsSubscriptions,
  ...conversationSubscriptions,
  ...casesSubscriptions,
  ...improvementsSubscriptions,
  ...remindersSubscriptions,
  ...callsSubscriptions,
]);

export const SUBJECTS: Subjects = gatherSubjects([
  caseSubjects,
  presenceSubjects,
  improvementSubjects,
  ...conversationSubjects([caseSubjects]),
  ...personSubjects,
  serviceSubjects,
]);

export const RECURRING: readonly Recurring[] = [
  ...conversationRecurring,
  ...noticesRecurring,
  ...casesRecurring,
  ...peopleRecurring,
  sweepFilesJob,
  forgetKeysJob,
];

export const JOBS: readonly Job[] = [
  ...peopleJobs,
  ...conversationJobs(casesIntake),
  ...casesJobs,
  ...referralsJobs,
  ...improvementsJobs,
  ...remindersJobs,
  ...troubleshootingJobs,
  ...RECURRING.map((one) => one.job),
];

/** Who asks: by session cookie or API token; a stranger otherwise. */
export function identifier(platform: Platform): (request: FastifyRequest) => Promise<Actor> {
  return (request) => identify(platform, request);
}
