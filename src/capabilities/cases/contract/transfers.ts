import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { PersonId, TeamId } from '#kernel/ids.ts';
import { isoInstant, prose } from '#kernel/text.ts';
import { CaseDetail } from './case.ts';
import { caseParams } from './params.ts';
import { TransferDraft } from './transfer.ts';

const onCase = { permission: 'case.work', params: caseParams, ifMatch: 'optional', returns: CaseDetail } as const;

/** Endpoints with which a case changes hands. */
export const transferEndpoints = {
  draftTransfer: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/transfer-draft',
    summary: 'What a hand-over of this case would say, and how much people have on their hands',
    permission: 'case.work',
    params: caseParams,
    returns: TransferDraft,
  }),
  offerTransfer: endpoint({
    ...onCase,
    method: 'POST',
    path: '/cases/{caseId}/transfers',
    summary:
      'Asks a person or a team to take the case over and tells the customer who comes in. Until they accept, its ' +
      'owner owns every promise, and promises to ask whether it helped',
    body: z.strictObject({
      to: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('person'), personId: PersonId }),
        z.strictObject({ kind: z.literal('team'), teamId: TeamId }),
      ]),
      problem: prose(1000),
      done: prose(2000),
      next: prose(1000),
      message: prose(5000).optional(),
      followUpBy: isoInstant.optional(),
    }),
    creates: true,
    status: 201,
  }),
  acceptTransfer: endpoint({
    ...onCase,
    method: 'POST',
    path: '/cases/{caseId}/transfer/acceptance',
    summary: 'Accepts a case that was offered to me or to a team of mine: from now on I answer for its promises',
  }),
  giveTransferBack: endpoint({
    ...onCase,
    method: 'POST',
    path: '/cases/{caseId}/transfer/return',
    summary: 'Gives a case back that was offered to me or to a team of mine, and says why',
    body: z.strictObject({ reason: prose(500) }),
  }),
  takeTransferBack: endpoint({
    ...onCase,
    method: 'DELETE',
    path: '/cases/{caseId}/transfer',
    summary: 'Takes an offer of mine back before somebody answered it',
  }),
  askAfterTransfer: endpoint({
    ...onCase,
    method: 'POST',
    path: '/cases/{caseId}/follow-ups',
    summary: 'Asks the customer whether a hand-over of mine helped, as I promised them',
    permission: 'case.reply',
    body: z.strictObject({ text: prose(5000) }),
  }),
};
