import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { prose } from '#kernel/text.ts';
import { CaseDetail } from './case.ts';
import { caseParams, fileIds } from './params.ts';

/** What reaches the desk otherwise than in writing. */
export const hearingEndpoints = {
  hear: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/heard',
    summary:
      'Writes down what the requester of an open or resolved case said to us, for example on the telephone. It counts ' +
      'as if they had written it: what waited for them goes on, and a next word is owed',
    permission: 'case.work',
    params: caseParams,
    creates: true,
    body: z.strictObject({
      text: prose(20_000),
      channel: z.enum(['phone', 'walk-up', 'chat', 'mail']).default('phone'),
      fileIds,
    }),
    returns: CaseDetail,
    status: 201,
  }),
};
