import { z } from 'zod';
import { endpoint, page, paging } from '#kernel/contract.ts';
import { AccountId, CalendarId, SubjectRef, TeamId } from '#kernel/ids.ts';
import { isoInstant, prose } from '#kernel/text.ts';
import { PromiseKind, PromiseRow, PromiseView, promiseParams } from './promise.ts';

/** Promises, and what becomes of them. */
export const keepingEndpoints = {
  listPromises: endpoint({
    method: 'GET',
    path: '/promises',
    summary: 'Promises that I may see, next due first',
    permission: 'promise.read',
    query: z.strictObject({
      ...paging,
      whose: z.enum(['mine', 'team', 'all']).default('mine'),
      open: z.stringbool().default(true),
      subjectKind: SubjectRef.shape.kind.optional(),
      subjectId: z.uuid().optional(),
      kind: PromiseKind.optional(),
      teamId: TeamId.optional(),
      accountId: AccountId.optional(),
      calendarId: CalendarId.optional(),
    }),
    returns: page(PromiseRow),
  }),
  getPromise: endpoint({
    method: 'GET',
    path: '/promises/{promiseId}',
    summary: 'One promise',
    permission: 'promise.read',
    params: promiseParams,
    returns: PromiseView,
  }),
  renegotiate: endpoint({
    method: 'POST',
    path: '/promises/{promiseId}/renegotiation',
    summary: 'Moves a promise before it is due: a new moment, the reason, and the words that the customer is told',
    permission: 'promise.change',
    params: promiseParams,
    ifMatch: 'optional',
    body: z.strictObject({
      due: isoInstant,
      reason: prose(500),
      words: prose(2000).optional(),
      /** Because the priority was lowered: the old moment stands again if the customer objects before it. */
      lowered: z.boolean().default(false),
    }),
    returns: PromiseView,
  }),
  fulfil: endpoint({
    method: 'POST',
    path: '/promises/{promiseId}/fulfilment',
    summary: 'Says that what was promised was done, for example that the customer was called back',
    permission: 'promise.change',
    params: promiseParams,
    ifMatch: 'optional',
    body: z.strictObject({ occurredAt: isoInstant.optional() }),
    returns: PromiseView,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/promises/{promiseId}/withdrawal',
    summary: 'Ends a promise because the customer said so, or because it was made in error and they were told',
    permission: 'promise.change',
    params: promiseParams,
    ifMatch: 'optional',
    body: z.strictObject({ ground: z.enum(['customer-withdrew', 'made-in-error']), reason: prose(500) }),
    returns: PromiseView,
  }),
  correct: endpoint({
    method: 'POST',
    path: '/promises/{promiseId}/correction',
    summary: 'Corrects when a promise was delivered, or that it was; by somebody else than who recorded it',
    permission: 'promise.review',
    params: promiseParams,
    ifMatch: 'optional',
    body: z.strictObject({ deliveredAt: isoInstant.nullable(), reason: prose(500) }),
    returns: PromiseView,
  }),
  pinnedPromises: endpoint({
    method: 'GET',
    path: '/calendars/{calendarId}/open-promises',
    summary: 'How many open promises are counted on each version of a calendar; they keep it when a newer one comes',
    permission: 'promise.read',
    params: z.strictObject({ calendarId: CalendarId }),
    returns: z.object({ items: z.array(z.object({ version: z.int(), open: z.int() })) }),
  }),
};
