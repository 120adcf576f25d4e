import { z } from 'zod';
import { contract, endpoint, page, paging } from '#kernel/contract.ts';
import { PersonId, PromiseId, SubjectRef, TeamId } from '#kernel/ids.ts';
import { isoInstant, prose } from '#kernel/text.ts';
import { PROMISE_KINDS, PROMISE_STATES } from './domain/index.ts';

export const PromiseKind = z.enum(PROMISE_KINDS);
export const PromiseState = z.enum(PROMISE_STATES);

/** A promise as people at the desk see it. */
export const PromiseView = z.object({
  id: PromiseId,
  subject: SubjectRef,
  kind: PromiseKind,
  state: PromiseState,
  /** The words that the customer saw. */
  text: z.string(),
  promisor: z.object({
    person: z.object({ id: PersonId, name: z.string() }).nullable(),
    team: z.object({ id: TeamId, name: z.string() }).nullable(),
  }),
  madeAt: z.string(),
  anchor: z.string(),
  due: z.string(),
  /** From here on it shows as due soon. */
  soonAt: z.string(),
  fulfilledAt: z.string().nullable(),
  brokenAt: z.string().nullable(),
  reason: z.string().nullable(),
  predecessorId: PromiseId.nullable(),
  /** For a renegotiated promise: the moment it was moved to. */
  movedTo: z.string().nullable(),
  version: z.int(),
});

/** The same promise as its customer sees it: no names of teams, no inner ids. */
export const CustomerPromise = z.object({
  id: PromiseId,
  kind: PromiseKind,
  state: PromiseState,
  text: z.string(),
  due: z.string(),
  fulfilledAt: z.string().nullable(),
  reason: z.string().nullable(),
  movedTo: z.string().nullable(),
});

const promiseParams = z.strictObject({ promiseId: PromiseId });

export const promisesContract = contract(
  'promises',
  {
    'promise.read': ['agent', 'lead', 'manager', 'admin'],
    'promise.change': ['agent', 'lead'],
  },
  {
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
      }),
      returns: page(PromiseView),
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
      body: z.strictObject({ due: isoInstant, reason: prose(500), words: prose(2000).optional() }),
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
  },
);
