import { z } from 'zod';
import { PromiseKind } from '#capabilities/promises/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { CaseId, MessageId, ServiceId } from '#kernel/ids.ts';
import { line } from '#kernel/text.ts';
import { CaseDetail } from './case.ts';
import { TeamRef } from './refs.ts';

const params = z.strictObject({ caseId: CaseId });

/** What splitting a case would come to. */
export const SplitPreview = z.object({
  /** Where the new case would lie. */
  team: TeamRef.nullable(),
  /** What would be promised about it, from the moment of the split. */
  promises: z.array(z.object({ kind: PromiseKind, due: z.string() })),
  /** What the customer reads, and gets by mail. */
  words: z.string(),
});

/** Endpoints with which one case becomes two, and one again. */
export const splittingEndpoints = {
  previewSplit: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/splitting',
    summary: 'What splitting this case would come to: where the new one lies, what is promised, and what is said',
    permission: 'case.work',
    params,
    query: z.strictObject({
      subject: line(200),
      serviceId: ServiceId.optional(),
      takeIt: z.enum(['true', 'false']).default('false'),
    }),
    returns: SplitPreview,
  }),
  splitCase: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/splitting',
    summary:
      'Makes some messages of this case a case of their own, with its own promises from now on. They stay here as well; ' +
      'the customer is told. Answers the new case',
    permission: 'case.work',
    params,
    creates: true,
    body: z.strictObject({
      messageIds: z.array(MessageId).min(1).max(50),
      subject: line(200),
      serviceId: ServiceId.optional(),
      takeIt: z.boolean().default(false),
    }),
    returns: CaseDetail,
    status: 201,
  }),
  unsplitCase: endpoint({
    method: 'DELETE',
    path: '/cases/{caseId}/splitting',
    summary:
      'Undoes a split while both cases are open: what was promised here is owed there, due no later than it was; answers ' +
      'the case that it was split off',
    permission: 'case.work',
    params,
    returns: CaseDetail,
  }),
};
