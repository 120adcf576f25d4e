import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { NoteId } from '#kernel/ids.ts';
import { isoInstant, prose } from '#kernel/text.ts';
import { CaseDetail } from './case.ts';
import { caseParams } from './params.ts';

/** What a case waits for from somebody of the desk. */
export const answeringEndpoints = {
  answerApproval: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/approval',
    summary: 'Says yes or no to a request that waits for my answer; a no needs a reason, which the requester reads',
    permission: 'case.approve',
    params: caseParams,
    body: z.strictObject({
      decision: z.enum(['approve', 'decline']),
      /** Needed where it is a no. */
      reason: prose(1000).optional(),
    }),
    returns: CaseDetail,
  }),
  answerEscalation: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/escalation/answer',
    summary:
      'Tells a customer who calls their case more urgent why it stays as it is, and when they hear next. A higher ' +
      'priority answers them as well',
    permission: 'case.reply',
    params: caseParams,
    body: z.strictObject({ text: prose(5000), nextBy: isoInstant }),
    returns: CaseDetail,
  }),
  judgeMail: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/pending-mails/{noteId}/judgement',
    summary: 'Accepts or refuses what somebody outside the case wrote to it by mail; accepted words become a message',
    permission: 'case.work',
    params: caseParams.extend({ noteId: NoteId }),
    body: z.strictObject({ decision: z.enum(['accept', 'refuse']) }),
    returns: CaseDetail,
  }),
};
