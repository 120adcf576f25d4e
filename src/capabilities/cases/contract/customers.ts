import { z } from 'zod';
import { Absence } from '#capabilities/people/contract.ts';
import { PromiseView } from '#capabilities/promises/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { AccountId, AgreementId, PersonId } from '#kernel/ids.ts';
import { line, prose } from '#kernel/text.ts';
import { CaseSummary } from './case.ts';

/** By when something is owed: so much open time, or the close (or `cutOff`) of the n-th business day. */
const Within = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('budget'), ms: z.int() }),
  z.object({ kind: z.literal('businessDays'), n: z.int(), cutOff: z.string().nullable() }),
]);

const CaseName = CaseSummary.pick({ id: true, number: true, subject: true });

/** What the desk keeps in mind about a customer. */
const CustomerNotes = z.object({
  reachBy: z.string().nullable(),
  notes: z.string().nullable(),
  changedBy: z.string(),
  changedAt: z.string(),
  version: z.int(),
});

/** A customer as the desk knows them. Of their cases only what the reader may see. */
export const CustomerView = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string().nullable(),
  active: z.boolean(),
  language: z.string(),
  timeZone: z.string(),
  account: z.object({ id: AccountId, name: z.string() }),
  /** What their account is owed for an ordinary case: an incident of middle priority with any service. */
  agreement: z
    .object({
      id: AgreementId,
      name: z.string(),
      owes: z.array(z.object({ kind: z.enum(['first-response', 'next-update', 'resolve']), within: Within })),
    })
    .nullable(),
  absence: Absence.nullable(),
  /** What they wrote last, in their words. */
  lastWords: z.object({ text: z.string(), at: z.string(), case: CaseName }).nullable(),
  /** Open cases, next promise first; at most 20. */
  open: z.array(CaseSummary),
  openCount: z.int(),
  /** The newest that are over; at most 10. */
  past: z.array(CaseSummary),
  /** What is owed to them, and what was broken in these cases. */
  owed: z.array(PromiseView),
  broken: z.array(PromiseView),
  promisesKept: z.int(),
  promisesJudged: z.int(),
  keptInMind: CustomerNotes.nullable(),
});

const params = z.strictObject({ personId: PersonId });

/** Endpoints about one customer. */
export const customerEndpoints = {
  getCustomer: endpoint({
    method: 'GET',
    path: '/customers/{personId}',
    summary: 'A customer: what they are trying to do, what is promised to them, and what the desk keeps in mind',
    permission: 'case.read',
    params,
    returns: CustomerView,
  }),
  keepInMind: endpoint({
    method: 'PUT',
    path: '/customers/{personId}/kept-in-mind',
    summary:
      'Says how a customer likes to be reached, and what else the desk keeps in mind. The customer never reads it',
    permission: 'note.write',
    params,
    ifMatch: 'optional',
    body: z.strictObject({ reachBy: line(200).nullable(), notes: prose(4000).nullable() }),
    returns: CustomerView,
  }),
};
