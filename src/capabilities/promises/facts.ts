import { z } from 'zod';
import { type FactKind, factKind, fact as makeFact, type NewFact } from '#kernel/facts.ts';
import { PersonId, PromiseId } from '#kernel/ids.ts';
import {
  PAUSE_DOUBTS,
  PAUSE_REASONS,
  PROMISE_KINDS,
  PROMISE_STATES,
  type PromiseFact,
  type PromiseFactKind,
  type PromiseFacts,
  type PromiseRecord,
  RESUME_CAUSES,
  WITHDRAWAL_GROUNDS,
} from './domain/index.ts';

const instant = z.int();
const about = z.strictObject({
  promiseId: PromiseId,
  promise: z.enum(PROMISE_KINDS),
  text: z.string(),
  due: instant,
});

/** Every kind of fact about a promise: its data, who may read it, its icon. Instants and spans in milliseconds. */
export const promiseFacts = {
  'promise.made': factKind({ name: 'promise.made', audience: 'customer', icon: 'clock', data: about }),
  'promise.met': factKind({
    name: 'promise.met',
    audience: 'customer',
    icon: 'check',
    data: about.extend({ recordedLate: z.boolean() }),
  }),
  'promise.kept': factKind({
    name: 'promise.kept',
    audience: 'customer',
    icon: 'check',
    data: about.extend({ confirmed: z.boolean(), recordedLate: z.boolean() }),
  }),
  'promise.broken': factKind({
    name: 'promise.broken',
    audience: 'customer',
    icon: 'square',
    data: about.extend({ discoveredAt: instant }),
  }),
  'promise.renegotiated': factKind({
    name: 'promise.renegotiated',
    audience: 'customer',
    icon: 'arrows',
    data: about.extend({ was: instant, reason: z.string(), successorId: PromiseId }),
  }),
  'promise.superseded': factKind({
    name: 'promise.superseded',
    audience: 'customer',
    icon: 'arrows',
    data: about.extend({ was: instant, reason: z.string(), successorId: PromiseId }),
  }),
  'promise.paused': factKind({
    name: 'promise.paused',
    audience: 'customer',
    icon: 'hourglass',
    data: about.extend({ was: instant, reason: z.enum(PAUSE_REASONS), question: z.string(), until: instant }),
  }),
  'promise.pause-voided': factKind({
    name: 'promise.pause-voided',
    audience: 'team',
    icon: 'x',
    data: about.extend({ was: instant, outcome: z.enum(PROMISE_STATES), reason: z.string() }),
  }),
  'promise.pause-doubted': factKind({
    name: 'promise.pause-doubted',
    audience: 'team',
    icon: 'circle',
    data: about.extend({ doubt: z.enum(PAUSE_DOUBTS) }),
  }),
  'promise.pauses-reviewed': factKind({
    name: 'promise.pauses-reviewed',
    audience: 'team',
    icon: 'check',
    data: about.extend({ reason: z.string() }),
  }),
  'promise.corrected': factKind({
    name: 'promise.corrected',
    audience: 'team',
    icon: 'x',
    data: about.extend({
      wrong: z.literal('delivery'),
      outcome: z.enum(PROMISE_STATES),
      reason: z.string(),
      approvedBy: PersonId.nullable(),
    }),
  }),
  'promise.withdrawn': factKind({
    name: 'promise.withdrawn',
    audience: 'customer',
    icon: 'x',
    data: about.extend({ ground: z.enum(WITHDRAWAL_GROUNDS), reason: z.string() }),
  }),
  'promise.released': factKind({
    name: 'promise.released',
    audience: 'team',
    icon: 'circle',
    data: about.extend({ reason: z.string() }),
  }),
  'promise.objected': factKind({
    name: 'promise.objected',
    audience: 'customer',
    icon: 'flag',
    data: about.extend({ was: instant, words: z.string(), stands: z.boolean() }),
  }),
  'promise.stands-again': factKind({
    name: 'promise.stands-again',
    audience: 'customer',
    icon: 'clock',
    data: about.extend({ outcome: z.enum(PROMISE_STATES), approvedBy: PersonId }),
  }),
  'promise.restored': factKind({
    name: 'promise.restored',
    audience: 'customer',
    icon: 'clock',
    data: about.extend({ outcome: z.enum(PROMISE_STATES), reason: z.string(), approvedBy: PersonId }),
  }),
  'promise.handed-over': factKind({
    name: 'promise.handed-over',
    audience: 'customer',
    icon: 'user',
    data: about.extend({ from: z.string(), to: z.string() }),
  }),
  'promise.given-to-team': factKind({
    name: 'promise.given-to-team',
    audience: 'customer',
    icon: 'user',
    data: about.extend({ from: z.string() }),
  }),
  'promise.unheard': factKind({
    name: 'promise.unheard',
    audience: 'team',
    icon: 'x',
    data: about.extend({ reason: z.string() }),
  }),
  'promise.heard': factKind({ name: 'promise.heard', audience: 'team', icon: 'check', data: about }),
  'promise.warned': factKind({
    name: 'promise.warned',
    audience: 'team',
    icon: 'hourglass',
    data: about.extend({ level: z.literal([50, 75, 90]) }),
  }),
  'promise.last-hour': factKind({ name: 'promise.last-hour', audience: 'team', icon: 'hourglass', data: about }),
  'promise.long-overdue': factKind({ name: 'promise.long-overdue', audience: 'team', icon: 'square', data: about }),
  'promise.fulfilled-late': factKind({
    name: 'promise.fulfilled-late',
    audience: 'customer',
    icon: 'check',
    data: about.extend({ lateBy: z.int() }),
  }),
  'promise.resumed': factKind({
    name: 'promise.resumed',
    audience: 'customer',
    icon: 'clock',
    data: about.extend({ was: instant, cause: z.enum(RESUME_CAUSES) }),
  }),
} as const satisfies { [Kind in PromiseFactKind]: FactKind<Kind, PromiseFacts[Kind]> };

/** A decision's facts, ready to be recorded on the promise's subject. What teams owe each other stays with them. */
export function promiseFactsOf(promise: PromiseRecord, facts: readonly PromiseFact[]): NewFact[] {
  const { subject, accountId, promisee } = promise;
  return facts.map(({ kind, occurredAt, data }) => {
    const declared: FactKind<string, PromiseFact['data']> = promiseFacts[kind];
    const about = { subject, accountId, occurredAt };
    return makeFact(declared, promisee.kind === 'team' ? { ...about, audience: 'team' } : about, data);
  });
}
