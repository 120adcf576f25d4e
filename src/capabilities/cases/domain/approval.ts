import type { ApprovalNeeds } from '#capabilities/catalogue/domain/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Case, Decision, Worker } from './case.ts';
import { move } from './states.ts';
import { walk } from './take.ts';

/** Where an ask stands: to be answered, answered, settled by what another said, or passed to somebody else. */
export const ASK_STATES = ['asked', 'approved', 'declined', 'not-needed', 'replaced'] as const;
export type AskState = (typeof ASK_STATES)[number];

/** Whether somebody still has to say yes before work on it begins. */
export function awaitsApproval({ state }: Pick<Case, 'state'>): boolean {
  return state === 'approval-pending';
}

/** Asks somebody for their yes or no, the first or one more: until they answer nobody works on it. */
export function askApproval(known: Case, approver: string): Result<Decision> {
  const asked = { kind: 'case.approval-asked', data: { approver } } as const;
  if (awaitsApproval(known)) return ok({ case: known, facts: [asked] });
  const moved = move(known.kind, known.state, 'approval-pending');
  if (!moved.ok) return moved;
  const walked = walk(known, [moved.value]);
  return ok({ case: walked.case, facts: [...walked.facts, asked] });
}

/** Whether this yes was the last that was needed; `others` are where the other asks of the request stand. */
export function isLastYes(needs: ApprovalNeeds, others: readonly AskState[]): boolean {
  return needs === 'one' || !others.includes('asked');
}

/** They say yes: the desk may begin, where no other yes is needed. */
export function approve(known: Case, { approver, last }: { approver: Worker; last: boolean }): Result<Decision> {
  if (!awaitsApproval(known)) return refuse('case.approval-answered', 409);
  const walked = walk(known, last ? ['approved'] : []);
  return ok({
    case: walked.case,
    facts: [...walked.facts, { kind: 'case.approved', data: { approver: approver.name } }],
  });
}

/** They say no, and why: the case is over, and the requester reads the reason. */
export function decline(
  known: Case,
  { approver, reason, now }: { approver: Worker; reason: string; now: Instant },
): Result<Decision> {
  if (!awaitsApproval(known)) return refuse('case.approval-answered', 409);
  const walked = walk(known, ['declined']);
  return ok({
    case: { ...walked.case, closedAt: now, unanswered: false },
    facts: [...walked.facts, { kind: 'case.declined', data: { approver: approver.name, reason } }],
  });
}

/** Asks somebody else in the place of whoever does not answer; the requester reads why. */
export function askInstead(
  known: Case,
  { before, approver, reason }: { before: string; approver: string; reason: string },
): Result<Decision> {
  if (!awaitsApproval(known)) return refuse('case.approval-answered', 409);
  return ok({ case: known, facts: [{ kind: 'case.approval-instead', data: { before, approver, reason } }] });
}
