import { z } from 'zod';
import { Priority } from '#capabilities/catalogue/contract.ts';
import { ATTEMPT_CHANNELS, NO_PAUSE_REASONS } from '#capabilities/promises/domain/index.ts';
import { endpoint } from '#kernel/contract.ts';
import { PersonId, ProviderId, ServiceId, TeamId } from '#kernel/ids.ts';
import { isoInstant, line, prose } from '#kernel/text.ts';
import { WAITING_REASONS } from '../domain/states.ts';
import { CaseDetail, Urgency } from './case.ts';
import { caseParams } from './params.ts';

/** What moves a case on. */
export const workingEndpoints = {
  take: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/owner',
    summary: 'Takes the case: from now on I answer for its promises',
    permission: 'case.work',
    params: caseParams,
    ifMatch: 'optional',
    returns: CaseDetail,
  }),
  assign: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/assignment',
    summary: 'Says who does the next step, or which team; the owner stays',
    permission: 'case.work',
    params: caseParams,
    ifMatch: 'optional',
    body: z.strictObject({ assigneeId: PersonId.nullable().optional(), teamId: TeamId.optional() }),
    returns: CaseDetail,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/way-back',
    summary:
      'Takes back my last change of a case, as long as nothing came after it: who has it, what it is about, what happens ' +
      'now, or that it waits. What told the customer something, or moved a promise, is not taken back',
    permission: 'case.work',
    params: caseParams,
    ifMatch: 'optional',
    returns: CaseDetail,
  }),
  setNowLine: endpoint({
    method: 'PUT',
    path: '/cases/{caseId}/now-line',
    summary: 'Says what is happening now, in one sentence that the customer sees',
    permission: 'case.work',
    params: caseParams,
    ifMatch: 'optional',
    body: z.strictObject({ text: line(200) }),
    returns: CaseDetail,
  }),
  wait: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/waiting',
    summary:
      'Says that the case waits, for whom and for what; the next word is still owed. The time for the fix rests only ' +
      'while the customer has the move; what does not stop it is refused with what to do instead',
    permission: 'case.work',
    params: caseParams,
    ifMatch: 'optional',
    body: z.strictObject({
      reason: z.enum([...WAITING_REASONS, ...NO_PAUSE_REASONS]),
      /** What was asked, or the customer's own words about the moment that they chose. */
      question: prose(1000),
      /** The provider that we wait for, when it is one. */
      providerId: ProviderId.optional(),
      /** The moment that the customer chose, or the end of the window. */
      until: isoInstant.optional(),
      /** Tries to reach the customer that nobody answered. */
      attempts: z
        .array(z.strictObject({ channel: z.enum(ATTEMPT_CHANNELS), at: isoInstant }))
        .min(1)
        .max(20)
        .optional(),
    }),
    returns: CaseDetail,
  }),
  goOn: endpoint({
    method: 'DELETE',
    path: '/cases/{caseId}/waiting',
    summary: 'Goes on working on a case that waited',
    permission: 'case.work',
    params: caseParams,
    ifMatch: 'optional',
    returns: CaseDetail,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/cancellation',
    summary: 'Ends a case because the requester no longer needs it, or because it is a duplicate',
    permission: 'case.work',
    params: caseParams,
    ifMatch: 'optional',
    body: z.strictObject({ ground: z.enum(['requester', 'duplicate']), reason: prose(500) }),
    returns: CaseDetail,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/reopening',
    summary: 'Reopens a resolved case inside its confirmation window',
    permission: 'case.work',
    params: caseParams,
    ifMatch: 'optional',
    body: z.strictObject({ reason: prose(500) }),
    returns: CaseDetail,
  }),
  promiseCallback: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/promises',
    summary: 'Promises to call the customer back by a moment',
    permission: 'case.work',
    params: caseParams,
    creates: true,
    body: z.strictObject({ kind: z.literal('callback'), due: isoInstant, text: prose(500) }),
    returns: CaseDetail,
    status: 201,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/cases/{caseId}',
    summary: 'Changes subject, goal, service, kind, urgency or priority',
    permission: 'case.work',
    params: caseParams,
    ifMatch: 'required',
    body: z.strictObject({
      subject: line(200).optional(),
      goal: line(200).nullable().optional(),
      serviceId: ServiceId.optional(),
      assessedUrgency: Urgency.optional(),
      priority: Priority.optional(),
    }),
    returns: CaseDetail,
  }),
};
