import type { FastifyRequest } from 'fastify';
import { agreementFacts, agreementsServed, agreementsSubscriptions } from '#capabilities/agreements/index.ts';
import { calendarFacts, calendarsServed } from '#capabilities/calendars/index.ts';
import {
  caseFacts,
  caseMailTemplates,
  caseSubjects,
  casesIntake,
  casesJobs,
  casesServed,
  casesSubscriptions,
  handOverOfLeaver,
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
import { noticeFacts, noticesServed } from '#capabilities/notices/index.ts';
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
const MAIL_TEMPLATES: readonly MailTemplate[] = [...caseMailTemplates, ...peopleMailTemplates];

/** Every endpoint, capability by capability, in the order in which the reference shows them. */
export const SERVED: readonly Served[] = [
  casesServed,
  promisesServed,
  conversationsServed(MAIL_TEMPLATES),
  noticesServed,
  peopleServed(() => GRANTS, handOverOfLeaver),
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
]);

export const SUBJECTS: Subjects = gatherSubjects([
  caseSubjects,
  ...conversationSubjects([caseSubjects]),
  ...personSubjects,
  serviceSubjects,
]);

export const RECURRING: readonly Recurring[] = [
  ...conversationRecurring,
  ...peopleRecurring,
  sweepFilesJob,
  forgetKeysJob,
];

export const JOBS: readonly Job[] = [
  ...peopleJobs,
  ...conversationJobs(casesIntake),
  ...casesJobs,
  ...RECURRING.map((one) => one.job),
];

/** Who asks: by session cookie or API token; a stranger otherwise. */
export function identifier(platform: Platform): (request: FastifyRequest) => Promise<Actor> {
  return (request) => identify(platform, request);
}
