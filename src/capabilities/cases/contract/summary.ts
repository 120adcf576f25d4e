import { z } from 'zod';
import { Priority } from '#capabilities/catalogue/contract.ts';
import { Channel } from '#capabilities/conversations/contract.ts';
import { PromiseKind, PromiseState } from '#capabilities/promises/contract.ts';
import { CaseId, PromiseId } from '#kernel/ids.ts';
import { CASE_KINDS, CASE_STATES, URGENCIES, WAITING_REASONS } from '../domain/states.ts';
import { AccountRef, PersonRef, ServiceRef, TeamRef } from './refs.ts';

export const CaseKind = z.enum(CASE_KINDS);
export const CaseState = z.enum(CASE_STATES);
export const WaitingReason = z.enum(WAITING_REASONS);
export const Urgency = z.enum(URGENCIES);

/** Who is doing what, since when, in one sentence that the customer sees. */
export const NowLine = z.object({ text: z.string(), by: z.string(), since: z.string() });

const NextPromise = z.object({
  id: PromiseId,
  kind: PromiseKind,
  state: PromiseState,
  due: z.string(),
  soonAt: z.string(),
  madeAt: z.string(),
});

/** A row of Today and of the queue. */
export const CaseSummary = z.object({
  id: CaseId,
  number: z.int(),
  kind: CaseKind,
  state: CaseState,
  subject: z.string(),
  goal: z.string().nullable(),
  requester: PersonRef,
  account: AccountRef,
  service: ServiceRef.nullable(),
  team: TeamRef.nullable(),
  owner: PersonRef.nullable(),
  assignee: PersonRef.nullable(),
  priority: Priority,
  channel: Channel,
  now: NowLine.nullable(),
  nextPromise: NextPromise.nullable(),
  /** Something from the customer that nobody answered yet. */
  unanswered: z.boolean(),
  lastCustomerWordAt: z.string().nullable(),
  lastTeamWordAt: z.string().nullable(),
  openedAt: z.string(),
  version: z.int(),
});
