import { z } from 'zod';
import { Priority } from '#capabilities/catalogue/contract.ts';
import { Channel } from '#capabilities/conversations/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { AccountId, CaseId, PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import { line, prose, typed } from '#kernel/text.ts';
import { CaseDetail, CaseKind, TodayView, Urgency } from './case.ts';
import { CasesFound } from './found.ts';
import { LiveEventAsked } from './live-event.ts';
import { caseParams, fileIds } from './params.ts';

/** What the desk has before it, finds, and opens for somebody. */
export const findingEndpoints = {
  today: endpoint({
    method: 'GET',
    path: '/today',
    summary: 'What I must do next to keep my word, and what nobody has yet',
    permission: 'case.read',
    returns: TodayView,
  }),
  searchCases: endpoint({
    method: 'GET',
    path: '/cases/search',
    summary: 'Cases by words, phrases or number, newest and best first, among those that I may see',
    permission: 'case.search',
    query: z.strictObject({
      q: typed(200).min(1),
      show: z.enum(['all', 'open', 'done']).default('all'),
      teamId: TeamId.optional(),
      serviceId: ServiceId.optional(),
      accountId: AccountId.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    returns: CasesFound,
  }),
  openCase: endpoint({
    method: 'POST',
    path: '/cases',
    summary: 'Opens a case for a customer, for example after a call',
    permission: 'case.open',
    creates: true,
    body: z.strictObject({
      requesterId: PersonId,
      kind: CaseKind.default('incident'),
      subject: line(200),
      text: prose(20_000),
      goal: line(200).optional(),
      serviceId: ServiceId.optional(),
      teamId: TeamId.optional(),
      channel: Channel.default('phone'),
      urgency: Urgency.default('medium'),
      priority: Priority.optional(),
      takeIt: z.boolean().default(false),
      /** People are in something that fails, or will be at a fixed moment. */
      liveEvent: LiveEventAsked.optional(),
      fileIds,
    }),
    returns: CaseDetail,
    status: 201,
  }),
  getCase: endpoint({
    method: 'GET',
    path: '/cases/{caseId}',
    summary: 'One case with its promises',
    permission: 'case.read',
    params: caseParams,
    returns: CaseDetail,
  }),
  findCase: endpoint({
    method: 'GET',
    path: '/cases/by-number/{number}',
    summary: 'The id of the case with this number',
    permission: 'case.read',
    params: z.strictObject({ number: z.coerce.number().int().min(1).max(2_000_000_000) }),
    returns: z.object({ id: CaseId }),
  }),
};
