import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { PersonId } from '#kernel/ids.ts';
import { prose } from '#kernel/text.ts';
import { CaseDetail } from './case.ts';
import { caseParams } from './params.ts';
import { AskDetail, AskedOfMe } from './request.ts';

const numbered = z.strictObject({ number: z.coerce.number().int().min(1).max(2_000_000_000) });

/** Somebody's yes or no to a request: what whoever is asked outside the desk sees and says, and how the desk sees to it. */
export const approvingEndpoints = {
  listAsks: endpoint({
    method: 'GET',
    path: '/my/asks',
    summary: 'Requests that wait for my yes or no, what is due first before the rest',
    permission: 'case.read-own',
    returns: z.object({ items: z.array(AskedOfMe) }),
  }),
  readAsk: endpoint({
    method: 'GET',
    path: '/my/asks/{number}',
    summary: 'What I am asked to say yes or no to: the request and who asks, and nothing else of its case',
    permission: 'case.read-own',
    params: numbered,
    returns: AskDetail,
  }),
  answerAsk: endpoint({
    method: 'POST',
    path: '/my/asks/{number}/answer',
    summary: 'Says yes or no to a request that I am asked about; a no needs a reason, which the requester reads',
    permission: 'case.read-own',
    params: numbered,
    body: z.strictObject({ decision: z.enum(['approve', 'decline']), reason: prose(1000).optional() }),
    returns: AskDetail,
  }),
  remindApprovers: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/approval/reminder',
    summary: 'Reminds whoever has not said yes or no yet; the customer reads that it was done',
    permission: 'case.work',
    params: caseParams,
    returns: CaseDetail,
  }),
  nameApprover: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/approval/approver',
    summary: 'Asks somebody else in the place of whoever does not answer, with a reason that the customer reads',
    permission: 'case.work',
    params: caseParams,
    body: z.strictObject({ insteadOf: z.uuid(), personId: PersonId, reason: prose(1000) }),
    returns: CaseDetail,
  }),
};
