import { z } from 'zod';
import { FIELDS_AT_MOST } from '#capabilities/catalogue/contract.ts';
import { CustomerExplanation } from '#capabilities/promises/contract.ts';
import { endpoint, page, paging } from '#kernel/contract.ts';
import { CaseId, PromiseId, ServiceId } from '#kernel/ids.ts';
import { isoInstant, line, prose, typed } from '#kernel/text.ts';
import { Urgency } from './case.ts';
import { caseParams, fileIds } from './params.ts';
import { Offer, OfferDetail } from './request.ts';
import { CaseCard, CaseStory, Suggestions } from './story.ts';

/** What customers do at the portal. */
export const askingEndpoints = {
  ask: endpoint({
    method: 'POST',
    path: '/my/cases',
    summary: 'Asks for something, in one’s own words; the answer holds the promise of a first word',
    permission: 'case.ask',
    creates: true,
    body: z.strictObject({
      text: prose(20_000),
      subject: line(200).optional(),
      goal: line(200).optional(),
      serviceId: ServiceId.optional(),
      urgency: Urgency.default('medium'),
      /** I don't know whom to ask: somebody is named who helps, or brings me to the right person. */
      unsure: z.boolean().default(false),
      /** No colleague of mine sees it, even where my account shares its cases. */
      keepPrivate: z.boolean().default(false),
      fileIds,
    }),
    returns: CaseStory,
    status: 201,
  }),
  listMyCases: endpoint({
    method: 'GET',
    path: '/my/cases',
    summary: 'My cases, or those of my colleagues that I may see, newest first',
    permission: 'case.read-own',
    query: z.strictObject({
      ...paging,
      show: z.enum(['open', 'done', 'all']).default('open'),
      whose: z.enum(['mine', 'colleagues']).default('mine'),
    }),
    returns: page(CaseCard),
  }),
  listOffers: endpoint({
    method: 'GET',
    path: '/requests',
    summary: 'What can be requested, by name, with how long it really took lately',
    permission: 'case.ask',
    returns: z.object({ items: z.array(Offer) }),
  }),
  readOffer: endpoint({
    method: 'GET',
    path: '/requests/{slug}',
    summary: 'Something that can be requested, with its form',
    permission: 'case.ask',
    params: z.strictObject({ slug: typed(80) }),
    returns: OfferDetail,
  }),
  request: endpoint({
    method: 'POST',
    path: '/requests/{slug}',
    summary: 'Requests it: the case that this becomes holds the answers',
    permission: 'case.ask',
    creates: true,
    params: z.strictObject({ slug: typed(80) }),
    body: z.strictObject({
      answers: z.array(z.strictObject({ field: typed(40), values: z.array(prose(5000)).max(20) })).max(FIELDS_AT_MOST),
      /** The address of somebody of my organisation who says yes, where I name one. */
      approver: z.email().max(254).optional(),
    }),
    returns: CaseStory,
    status: 201,
  }),
  firstWord: endpoint({
    method: 'GET',
    path: '/my/first-word',
    summary: 'By when somebody would write to me, did I ask now; null where nothing is owed to me',
    permission: 'case.ask',
    query: z.strictObject({
      serviceId: ServiceId.optional(),
      urgency: Urgency.default('medium'),
      unsure: z.enum(['true', 'false']).default('false'),
    }),
    returns: z.object({ by: z.string().nullable() }),
  }),
  suggest: endpoint({
    method: 'GET',
    path: '/my/suggestions',
    summary:
      'What may spare asking: open cases about the same, and what helped in earlier ones, mine or my colleagues’',
    permission: 'case.read-own',
    query: z.strictObject({ q: typed(500).min(1) }),
    returns: Suggestions,
  }),
  caseStory: endpoint({
    method: 'GET',
    path: '/my/cases/{caseId}',
    summary: 'The story of my case, or of a colleague’s to read along: now, next, and what is needed from me',
    permission: 'case.read-own',
    params: caseParams,
    returns: CaseStory,
  }),
  explainMyPromise: endpoint({
    method: 'GET',
    path: '/my/cases/{caseId}/promises/{promiseId}/explanation',
    summary: 'Why what I was promised is due when it is',
    permission: 'case.read-own',
    params: z.strictObject({ caseId: CaseId, promiseId: PromiseId }),
    returns: CustomerExplanation,
  }),
  objectToMove: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/promises/{promiseId}/objection',
    summary:
      'Says that the moment to which a promise was moved does not work for me. Where a lower priority led to it and ' +
      'the old moment lies ahead, that stands again; otherwise the new one holds, and somebody answers',
    permission: 'case.read-own',
    params: z.strictObject({ caseId: CaseId, promiseId: PromiseId }),
    body: z.strictObject({ words: prose(2000).optional() }),
    returns: CaseStory,
  }),
  escalate: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/escalation',
    summary: 'Says that my case is more urgent than it looks, why, and by when I need it; an answer is promised',
    permission: 'case.read-own',
    params: caseParams,
    body: z.strictObject({ words: prose(2000), neededBy: isoInstant }),
    returns: CaseStory,
  }),
  foreseeAnswer: endpoint({
    method: 'GET',
    path: '/my/cases/{caseId}/escalation',
    summary: 'By when I would get an answer, did I say now that my case is more urgent than it looks',
    permission: 'case.read-own',
    params: caseParams,
    returns: z.object({ by: z.string() }),
  }),
  shareMyCase: endpoint({
    method: 'PUT',
    path: '/my/cases/{caseId}/colleagues',
    summary: 'Says whether my colleagues may see a case that I asked for, where my account lets them',
    permission: 'case.read-own',
    params: caseParams,
    body: z.strictObject({ see: z.boolean() }),
    returns: CaseStory,
  }),
  findMyCase: endpoint({
    method: 'GET',
    path: '/my/cases/by-number/{number}',
    summary: 'The id of the case with this number, mine or one of my colleagues’',
    permission: 'case.read-own',
    params: z.strictObject({ number: z.coerce.number().int().min(1).max(2_000_000_000) }),
    returns: z.object({ id: CaseId }),
  }),
  writeToUs: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/messages',
    summary: 'Writes to the people who work on my case; reopens it when it was resolved',
    permission: 'case.read-own',
    params: caseParams,
    creates: true,
    body: z.strictObject({ text: prose(20_000), fileIds }),
    returns: CaseStory,
    status: 201,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/confirmation',
    summary: 'Says whether it works now: yes closes the case, no reopens it',
    permission: 'case.read-own',
    params: caseParams,
    body: z.strictObject({ works: z.boolean(), text: prose(5_000).optional() }),
    returns: CaseStory,
  }),
};
