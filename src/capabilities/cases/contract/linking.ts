import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { CaseId } from '#kernel/ids.ts';
import { RELATIONS } from '../domain/link.ts';
import { CaseSummary } from './case.ts';

/** As much of another case as a link to it shows. */
export const LinkedCase = CaseSummary.pick({
  id: true,
  number: true,
  state: true,
  subject: true,
  requester: true,
  account: true,
  owner: true,
  now: true,
  unanswered: true,
});

/** What a case has to do with others, as far as the asker may read these. */
export const CaseLinks = z.object({
  /** The case that this one is part of, where I may see it. */
  parent: LinkedCase.nullable(),
  /** The cases that are part of this one, of those that I may see, oldest first. */
  parts: z.array(LinkedCase),
  /** Newest first; `relation` as seen from the case that was asked about. */
  items: z.array(z.object({ relation: z.enum(RELATIONS), case: LinkedCase })),
});

const both = z.strictObject({ caseId: CaseId, otherId: CaseId });

/** Endpoints that say how cases stand to each other. */
export const linkingEndpoints = {
  listLinks: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/links',
    summary: 'The cases that this one has to do with, of those that I may see',
    permission: 'case.read',
    params: z.strictObject({ caseId: CaseId }),
    returns: CaseLinks,
  }),
  linkCases: endpoint({
    method: 'PUT',
    path: '/cases/{caseId}/links/{otherId}',
    summary: 'Says how this case stands to another one; said again, how it stands now. No customer sees it',
    permission: 'case.work',
    params: both,
    body: z.strictObject({ relation: z.enum(RELATIONS) }),
    returns: CaseLinks,
  }),
  unlinkCases: endpoint({
    method: 'DELETE',
    path: '/cases/{caseId}/links/{otherId}',
    summary: 'Takes a link between two cases away, from both',
    permission: 'case.work',
    params: both,
    returns: CaseLinks,
  }),
  joinCase: endpoint({
    method: 'PUT',
    path: '/cases/{caseId}/parent',
    summary:
      'Makes this case part of another open one, on which the work is done for both. It keeps its own promises; its ' +
      'customer reads that others are affected too',
    permission: 'case.work',
    params: z.strictObject({ caseId: CaseId }),
    body: z.strictObject({ parentId: CaseId }),
    returns: CaseLinks,
  }),
  leaveCase: endpoint({
    method: 'DELETE',
    path: '/cases/{caseId}/parent',
    summary: 'Lets this case go on by itself again',
    permission: 'case.work',
    params: z.strictObject({ caseId: CaseId }),
    returns: CaseLinks,
  }),
};
