import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { CaseId, PromiseId } from '#kernel/ids.ts';
import { line } from '#kernel/text.ts';
import { CaseDetail } from './case.ts';
import { ContactWay, LiveEventAsked, LiveEventChange } from './live-event.ts';

const caseParams = z.strictObject({ caseId: CaseId });

/** Endpoints about what happens right now, and about reaching whoever was promised it. */
export const liveEventEndpoints = {
  sayLive: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/live-event',
    summary:
      'Says that people are in something that fails, or will be at a fixed moment: the case becomes as urgent, and ' +
      'somebody is in contact within 5 minutes, or 15 minutes before it begins. That promise never rests',
    permission: 'case.work',
    params: caseParams,
    creates: true,
    body: LiveEventAsked,
    returns: CaseDetail,
    status: 201,
  }),
  changeLive: endpoint({
    method: 'PATCH',
    path: '/cases/{caseId}/live-event',
    summary:
      'Says anew when people are in it, or how they are reached; the promised contact moves with its beginning, and the ' +
      'customer reads it',
    permission: 'case.work',
    params: caseParams,
    body: LiveEventChange,
    returns: CaseDetail,
  }),
  endLive: endpoint({
    method: 'DELETE',
    path: '/cases/{caseId}/live-event',
    summary:
      'Says that nobody waits in it any more. Before its beginning it does not happen at all, and the promised contact ' +
      'is withdrawn; later, contact that was promised stays owed',
    permission: 'case.work',
    params: caseParams,
    returns: CaseDetail,
  }),
  offerFallback: endpoint({
    method: 'PUT',
    path: '/cases/{caseId}/live-event/fallback',
    summary: 'Says which other way was offered to those who are in it; the customer reads it',
    permission: 'case.work',
    params: caseParams,
    body: z.strictObject({ words: line(300) }),
    returns: CaseDetail,
  }),
  tryContact: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/promises/{promiseId}/tries',
    summary:
      'Records that a promised call, or contact in a live event, was tried and nobody answered. It keeps no promise, ' +
      'whether a message was left or not',
    permission: 'case.work',
    params: caseParams.extend({ promiseId: PromiseId }),
    creates: true,
    body: z.strictObject({ way: ContactWay.default('phone'), messageLeft: z.boolean().default(false) }),
    returns: CaseDetail,
    status: 201,
  }),
};
