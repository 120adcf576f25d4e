import { ok, type Result, refuse } from '#kernel/result.ts';

export const CASE_KINDS = ['incident', 'request', 'question'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_STATES = [
  'new',
  'triaged',
  'in-progress',
  'waiting',
  'resolved',
  'closed',
  'cancelled',
  'submitted',
  'approval-pending',
  'approved',
  'declined',
  'fulfilling',
  'fulfilled',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** The customer was told that it works, whether they have confirmed it or not. */
export const SOLVED_STATES = ['resolved', 'closed', 'fulfilled'] as const satisfies readonly CaseState[];

export const WAITING_REASONS = [
  'customer-input',
  'customer-appointment',
  'agreed-change-window',
  'third-party',
] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

export const URGENCIES = ['critical', 'high', 'medium', 'low'] as const;
export type Urgency = (typeof URGENCIES)[number];

type Moves = Readonly<Partial<Record<CaseState, readonly CaseState[]>>>;

/** Incidents, and questions, which live the same life. */
const REPAIR: Moves = {
  new: ['triaged', 'cancelled'],
  triaged: ['in-progress', 'cancelled'],
  'in-progress': ['waiting', 'resolved', 'cancelled'],
  waiting: ['in-progress', 'cancelled'],
  resolved: ['in-progress', 'closed'],
};

const FULFILMENT: Moves = {
  submitted: ['approval-pending', 'fulfilling', 'cancelled'],
  'approval-pending': ['approved', 'declined', 'cancelled'],
  approved: ['fulfilling', 'cancelled'],
  fulfilling: ['waiting', 'fulfilled', 'cancelled'],
  waiting: ['fulfilling', 'cancelled'],
  fulfilled: ['fulfilling', 'closed'],
};

const MOVES: Readonly<Record<CaseKind, Moves>> = { incident: REPAIR, question: REPAIR, request: FULFILMENT };

/** The state's part in the life of a case, the same for every kind. */
export type Stage = 'untouched' | 'started' | 'working' | 'waiting' | 'done' | 'over';

const STAGES: Readonly<Record<CaseState, Stage>> = {
  new: 'untouched',
  submitted: 'untouched',
  'approval-pending': 'untouched',
  approved: 'untouched',
  triaged: 'started',
  'in-progress': 'working',
  fulfilling: 'working',
  waiting: 'waiting',
  resolved: 'done',
  fulfilled: 'done',
  closed: 'over',
  cancelled: 'over',
  declined: 'over',
};

export function stageOf(state: CaseState): Stage {
  return STAGES[state];
}

/** Open: somebody still owes the customer work. A case that waits for its confirmation is not open any more. */
export function isOpen(state: CaseState): boolean {
  return stageOf(state) !== 'done' && stageOf(state) !== 'over';
}

export function firstState(kind: CaseKind): CaseState {
  return kind === 'request' ? 'submitted' : 'new';
}

export function workingState(kind: CaseKind): CaseState {
  return kind === 'request' ? 'fulfilling' : 'in-progress';
}

export function resolvedState(kind: CaseKind): CaseState {
  return kind === 'request' ? 'fulfilled' : 'resolved';
}

/** One permitted move, or the refusal that names both states. */
export function move(kind: CaseKind, from: CaseState, to: CaseState): Result<CaseState> {
  if (MOVES[kind][from]?.includes(to)) return ok(to);
  return refuse('case.move-not-allowed', 409, { from, to });
}

/**
 * The permitted moves that lead from one state to a working one, in order; empty when it works already.
 * Work that starts on an untouched case passes through triage, so that the record shows both.
 */
export function pathToWork(kind: CaseKind, from: CaseState): Result<readonly CaseState[]> {
  const working = workingState(kind);
  if (from === working) return ok([]);
  if (MOVES[kind][from]?.includes(working)) return ok([working]);
  if (from === 'new') return ok(['triaged', working]);
  return refuse('case.move-not-allowed', 409, { from, to: working });
}
