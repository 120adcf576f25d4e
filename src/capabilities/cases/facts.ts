import { z } from 'zod';
import { type Audience, type FactKind, factKind, fact as makeFact, type NewFact } from '#kernel/facts.ts';
import type { Instant } from '#kernel/time.ts';
import type { Case } from './domain/case.ts';
import type { CaseFact, CaseFactKind } from './domain/facts.ts';
import { CASE_KINDS, CASE_STATES, WAITING_REASONS } from './domain/states.ts';

const state = z.enum(CASE_STATES);
const nothing = z.strictObject({});

/** Every kind of fact about a case: its data, who may read it, its icon. */
export const caseFacts = {
  'case.opened': factKind({
    name: 'case.opened',
    audience: 'customer',
    icon: 'plus',
    data: z.strictObject({ subject: z.string(), caseKind: z.enum(CASE_KINDS), number: z.int() }),
  }),
  'case.taken': factKind({
    name: 'case.taken',
    audience: 'customer',
    icon: 'user',
    data: z.strictObject({ owner: z.string(), before: z.string() }),
  }),
  'case.state-changed': factKind({
    name: 'case.state-changed',
    audience: 'team',
    icon: 'circle',
    data: z.strictObject({ from: state, to: state }),
  }),
  'case.now-said': factKind({
    name: 'case.now-said',
    audience: 'customer',
    icon: 'bolt',
    data: z.strictObject({ text: z.string() }),
  }),
  'case.waits': factKind({
    name: 'case.waits',
    audience: 'customer',
    icon: 'hourglass',
    data: z.strictObject({
      reason: z.enum(WAITING_REASONS),
      question: z.string(),
      /** Whom we wait for, when it is a provider. */
      provider: z.string().exactOptional(),
    }),
  }),
  'case.hand-back-too-late': factKind({
    name: 'case.hand-back-too-late',
    audience: 'team',
    icon: 'hourglass',
    data: z.strictObject({ who: z.string(), minutes: z.int() }),
  }),
  'case.goes-on': factKind({ name: 'case.goes-on', audience: 'customer', icon: 'arrows', data: nothing }),
  'case.assigned': factKind({
    name: 'case.assigned',
    audience: 'team',
    icon: 'user-plus',
    data: z.strictObject({ assignee: z.string(), team: z.string() }),
  }),
  'case.resolved': factKind({ name: 'case.resolved', audience: 'customer', icon: 'check', data: nothing }),
  'case.confirmed': factKind({ name: 'case.confirmed', audience: 'customer', icon: 'check', data: nothing }),
  'case.reopened': factKind({
    name: 'case.reopened',
    audience: 'customer',
    icon: 'arrows',
    data: z.strictObject({ reason: z.string() }),
  }),
  'case.closed': factKind({
    name: 'case.closed',
    audience: 'customer',
    icon: 'flag',
    data: z.strictObject({ confirmed: z.boolean() }),
  }),
  'case.cancelled': factKind({
    name: 'case.cancelled',
    audience: 'customer',
    icon: 'x',
    data: z.strictObject({ ground: z.enum(['requester', 'duplicate']), reason: z.string() }),
  }),
  'case.changed': factKind({
    name: 'case.changed',
    audience: 'team',
    icon: 'settings',
    data: z.strictObject({ what: z.string(), from: z.string(), to: z.string() }),
  }),
  'case.not-reached': factKind({
    name: 'case.not-reached',
    audience: 'team',
    icon: 'x',
    data: z.strictObject({ address: z.string(), reason: z.string() }),
  }),
  'case.merged': factKind({
    name: 'case.merged',
    audience: 'customer',
    icon: 'arrows',
    data: z.strictObject({ into: z.int() }),
  }),
  'case.merged-in': factKind({
    name: 'case.merged-in',
    audience: 'team',
    icon: 'arrows',
    data: z.strictObject({ number: z.int(), subject: z.string() }),
  }),
  'case.no-more-news': factKind({
    name: 'case.no-more-news',
    audience: 'customer',
    icon: 'flag',
    data: z.strictObject({ reason: z.string() }),
  }),
} as const satisfies Record<CaseFactKind, FactKind>;

/** The subject of a case's facts, promises, messages and files. */
export function caseSubject(id: string) {
  return { kind: 'case', id } as const;
}

/** A decision's facts, ready to be recorded. */
export function factsOf(known: Case, facts: readonly CaseFact[], occurredAt: Instant): NewFact[] {
  return facts.map((one) => {
    const kind: FactKind<string, CaseFact['data']> & { audience: Audience } = caseFacts[one.kind];
    return makeFact(kind, { subject: caseSubject(known.id), accountId: known.accountId, occurredAt }, one.data);
  });
}
