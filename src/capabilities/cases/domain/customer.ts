import type { MessageId, PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { awaitsApproval } from './approval.ts';
import { awaitsConfirmation, type Case, type Decision, isOpenCase } from './case.ts';
import type { CaseFact } from './facts.ts';
import { resolvedState, stageOf, workingState } from './states.ts';
import { startWork, walk } from './take.ts';

/**
 * What a message from the customer does: a case that waited for it goes on, a resolved one is reopened.
 * `readsUs`: they are where our words stand, so that what came back by mail has reached them after all.
 */
export function hear(
  known: Case,
  message: { id: MessageId; at: Instant; reopens: boolean; readsUs: boolean },
): Result<Decision> {
  if (stageOf(known.state) === 'over') return refuse('case.closed-ask-anew', 409);
  const heard: Case = {
    ...known,
    lastCustomerWordAt: message.at,
    lastCustomerMessageId: message.id,
    unanswered: true,
    unreached: message.readsUs ? null : known.unreached,
  };
  if (awaitsConfirmation(known)) return message.reopens ? reopen(heard, '') : ok({ case: heard, facts: [] });
  if (known.waiting?.reason !== 'customer-input') return ok({ case: heard, facts: [] });
  const started = startWork(heard);
  if (!started.ok) return started;
  return ok({ case: started.value.case, facts: [...started.value.facts, { kind: 'case.goes-on', data: {} }] });
}

/** Reopens a resolved case; what was learned stays with it. */
export function reopen(known: Case, reason: string): Result<Decision> {
  if (!awaitsConfirmation(known)) return refuse('case.not-resolved', 409);
  const walked = walk(known, [workingState(known.kind)]);
  return ok({
    case: { ...walked.case, resolvedAt: null, unanswered: true },
    facts: [...walked.facts, { kind: 'case.reopened', data: { reason } }],
  });
}

/**
 * The customer says that it works: the case is closed. They may say so before we do; then the record shows that
 * it was resolved, by their word.
 */
export function confirm(known: Case, now: Instant): Result<Decision> {
  if (stageOf(known.state) === 'over') return refuse('case.not-open', 409);
  if (awaitsApproval(known)) return refuse('case.awaits-approval', 409);
  const resolved = isOpenCase(known) ? resolveByWord(known, now) : ok<Decision>({ case: known, facts: [] });
  if (!resolved.ok) return resolved;
  const closed = close(resolved.value.case, now, true);
  if (!closed.ok) return closed;
  const confirmed: CaseFact = { kind: 'case.confirmed', data: {} };
  return ok({ case: closed.value.case, facts: [...resolved.value.facts, confirmed, ...closed.value.facts] });
}

function resolveByWord(known: Case, now: Instant): Result<Decision> {
  const started = startWork(known);
  if (!started.ok) return started;
  const walked = walk(started.value.case, [resolvedState(known.kind)]);
  return ok({ case: { ...walked.case, resolvedAt: now }, facts: [...started.value.facts, ...walked.facts] });
}

/** Closes a resolved case: confirmed by the customer, or because the window to object has passed. */
export function close(known: Case, now: Instant, confirmed: boolean): Result<Decision> {
  if (!awaitsConfirmation(known)) return refuse('case.not-resolved', 409);
  const walked = walk(known, ['closed']);
  return ok({
    case: { ...walked.case, closedAt: now, unanswered: false, unreached: null },
    facts: [...walked.facts, { kind: 'case.closed', data: { confirmed } }],
  });
}

/** The requester says whether their colleagues may see the case; where it is so already, nothing happens. */
export function shareWithColleagues(known: Case, { see, by }: { see: boolean; by: PersonId }): Result<Decision> {
  if (known.requesterId !== by) return refuse('case.only-requester-shares', 403);
  if (known.colleaguesSee === see) return ok({ case: known, facts: [] });
  return ok({
    case: { ...known, colleaguesSee: see },
    facts: [{ kind: see ? 'case.shared' : 'case.kept-private', data: {} }],
  });
}
