import { z } from 'zod';
import { type Audience, type FactKind, factKind, fact as makeFact, type NewFact } from '#kernel/facts.ts';
import type { Instant } from '#kernel/time.ts';
import type { Case } from './domain/case.ts';
import type { CaseFact, CaseFactKind } from './domain/facts.ts';
import { RELATIONS } from './domain/link.ts';
import { CASE_KINDS, CASE_STATES, WAITING_REASONS } from './domain/states.ts';

const state = z.enum(CASE_STATES);
const nothing = z.strictObject({});
const numbered = z.strictObject({ number: z.int() });
const named = z.strictObject({ number: z.int(), subject: z.string() });
const by = z.strictObject({ by: z.string() });
const reason = z.strictObject({ reason: z.string() });
/** How many of the facts before it no longer hold. */
const undone = z.strictObject({ count: z.int() });
const text = z.strictObject({ text: z.string() });
const begins = z.strictObject({ startsAt: z.int() });

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
  'case.given': factKind({
    name: 'case.given',
    audience: 'customer',
    icon: 'user',
    data: z.strictObject({ owner: z.string() }),
  }),
  'case.approval-asked': factKind({
    name: 'case.approval-asked',
    audience: 'customer',
    icon: 'hourglass',
    data: z.strictObject({ approver: z.string() }),
  }),
  'case.approval-instead': factKind({
    name: 'case.approval-instead',
    audience: 'customer',
    icon: 'user',
    data: z.strictObject({ before: z.string(), approver: z.string(), reason: z.string() }),
  }),
  'case.approval-reminded': factKind({
    name: 'case.approval-reminded',
    audience: 'customer',
    icon: 'hourglass',
    data: z.strictObject({ approver: z.string() }),
  }),
  'case.approved': factKind({
    name: 'case.approved',
    audience: 'customer',
    icon: 'check',
    data: z.strictObject({ approver: z.string() }),
  }),
  'case.declined': factKind({
    name: 'case.declined',
    audience: 'customer',
    icon: 'x',
    data: z.strictObject({ approver: z.string(), reason: z.string() }),
  }),
  'case.state-changed': factKind({
    name: 'case.state-changed',
    audience: 'team',
    icon: 'circle',
    data: z.strictObject({ from: state, to: state }),
  }),
  'case.now-said': factKind({ name: 'case.now-said', audience: 'customer', icon: 'bolt', data: text }),
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
  'case.reopened': factKind({ name: 'case.reopened', audience: 'customer', icon: 'arrows', data: reason }),
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
  'case.transfer-offered': factKind({
    name: 'case.transfer-offered',
    audience: 'customer',
    icon: 'arrows',
    data: z.strictObject({ from: z.string(), to: z.string() }),
  }),
  'case.transfer-returned': factKind({
    name: 'case.transfer-returned',
    audience: 'team',
    icon: 'arrows',
    data: z.strictObject({ by: z.string(), to: z.string(), reason: z.string() }),
  }),
  'case.transfer-taken-back': factKind({
    name: 'case.transfer-taken-back',
    audience: 'team',
    icon: 'arrows',
    data: z.strictObject({ from: z.string() }),
  }),
  'case.seen-as-customer': factKind({ name: 'case.seen-as-customer', audience: 'team', icon: 'user', data: nothing }),
  'case.shared': factKind({ name: 'case.shared', audience: 'customer', icon: 'user-plus', data: nothing }),
  'case.kept-private': factKind({ name: 'case.kept-private', audience: 'customer', icon: 'lock', data: nothing }),
  'case.merged': factKind({
    name: 'case.merged',
    audience: 'customer',
    icon: 'arrows',
    data: z.strictObject({ into: z.int() }),
  }),
  'case.merged-in': factKind({ name: 'case.merged-in', audience: 'team', icon: 'arrows', data: named }),
  'case.taken-back': factKind({ name: 'case.taken-back', audience: 'customer', icon: 'arrows', data: undone }),
  'case.unmerged': factKind({
    name: 'case.unmerged',
    audience: 'customer',
    icon: 'arrows',
    data: z.strictObject({ from: z.int() }),
  }),
  'case.linked': factKind({
    name: 'case.linked',
    audience: 'team',
    icon: 'arrows',
    data: z.strictObject({ relation: z.enum(RELATIONS), number: z.int() }),
  }),
  'case.unlinked': factKind({ name: 'case.unlinked', audience: 'team', icon: 'arrows', data: numbered }),
  'case.split-off': factKind({ name: 'case.split-off', audience: 'customer', icon: 'arrows', data: named }),
  'case.split-from': factKind({ name: 'case.split-from', audience: 'customer', icon: 'arrows', data: numbered }),
  'case.part-of': factKind({ name: 'case.part-of', audience: 'team', icon: 'arrows', data: numbered }),
  'case.part-joined': factKind({ name: 'case.part-joined', audience: 'team', icon: 'arrows', data: numbered }),
  'case.part-left': factKind({ name: 'case.part-left', audience: 'team', icon: 'arrows', data: numbered }),
  'case.worked-on-as-one': factKind({
    name: 'case.worked-on-as-one',
    audience: 'customer',
    icon: 'arrows',
    data: nothing,
  }),
  'case.worked-on-by-itself': factKind({
    name: 'case.worked-on-by-itself',
    audience: 'customer',
    icon: 'arrows',
    data: nothing,
  }),
  'case.parted': factKind({ name: 'case.parted', audience: 'team', icon: 'arrows', data: named }),
  'case.escalated': factKind({
    name: 'case.escalated',
    audience: 'customer',
    icon: 'flag',
    data: z.strictObject({ words: z.string(), neededBy: z.int() }),
  }),
  'case.escalation-raised': factKind({ name: 'case.escalation-raised', audience: 'customer', icon: 'bolt', data: by }),
  'case.escalation-answered': factKind({
    name: 'case.escalation-answered',
    audience: 'customer',
    icon: 'check',
    data: by,
  }),
  'case.live': factKind({ name: 'case.live', audience: 'customer', icon: 'bolt', data: begins }),
  'case.live-changed': factKind({
    name: 'case.live-changed',
    audience: 'customer',
    icon: 'bolt',
    data: begins.extend({ overAt: z.int(), place: z.string() }),
  }),
  'case.live-over': factKind({
    name: 'case.live-over',
    audience: 'customer',
    icon: 'check',
    data: z.strictObject({ calledOff: z.boolean() }),
  }),
  'case.fallback-offered': factKind({
    name: 'case.fallback-offered',
    audience: 'customer',
    icon: 'arrows',
    data: z.strictObject({ words: z.string() }),
  }),
  'case.contact-tried': factKind({
    name: 'case.contact-tried',
    audience: 'customer',
    icon: 'phone',
    data: z.strictObject({ by: z.string(), messageLeft: z.boolean() }),
  }),
  'case.no-more-news': factKind({ name: 'case.no-more-news', audience: 'customer', icon: 'flag', data: reason }),
} as const satisfies Record<CaseFactKind, FactKind>;

/** The subject of a case's facts, promises, messages and files. */
export function caseSubject(id: string) {
  return { kind: 'case', id } as const;
}

/** That somebody is on a case's page: news of it concerns no query of the case itself. */
export function presenceSubject(id: string) {
  return { kind: 'case-presence', id } as const;
}

/** A decision's facts, ready to be recorded. */
export function factsOf(known: Case, facts: readonly CaseFact[], occurredAt: Instant): NewFact[] {
  return facts.map((one) => {
    const kind: FactKind<string, CaseFact['data']> & { audience: Audience } = caseFacts[one.kind];
    return makeFact(kind, { subject: caseSubject(known.id), accountId: known.accountId, occurredAt }, one.data);
  });
}
