import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Case, type Decision, isOpenCase, type Worker } from './case.ts';
import type { CaseFact } from './facts.ts';
import { type CaseState, pathToWork, stageOf, workingState } from './states.ts';

/** A case walked along `states`, one fact per step. */
export function walk(known: Case, states: readonly CaseState[]): Decision {
  let state = known.state;
  const facts: CaseFact[] = [];
  for (const to of states) {
    facts.push({ kind: 'case.state-changed', data: { from: state, to } });
    state = to;
  }
  return { case: { ...known, state, waiting: state === 'waiting' ? known.waiting : null }, facts };
}

/** Brings a case to its working state by permitted moves, or refuses where no such way exists. */
export function startWork(known: Case): Result<Decision> {
  // Whoever writes about a request that nobody said yes to yet does not begin it.
  if (known.state === 'approval-pending') return ok({ case: known, facts: [] });
  const path = pathToWork(known.kind, known.state);
  return path.ok ? ok(walk(known, path.value)) : path;
}

/**
 * Takes a case: this person answers for its promises from now on. A case that somebody else owns changes hands
 * only when they hand it over and it is accepted; taking it again oneself changes nothing. `handedOver` is the name of
 * an owner who is away, where this person keeps what they promised: taking it is the acceptance.
 */
export function take(known: Case, worker: Worker, handedOver: string | null = null): Result<Decision> {
  if (!isOpenCase(known)) return refuse('case.not-open', 409);
  if (known.ownerId === worker.id) return ok({ case: known, facts: [] });
  if (known.ownerId !== null && handedOver === null) return refuse('case.has-an-owner', 409);
  const to = stageOf(known.state) === 'untouched' ? afterTaking(known) : [];
  const walked = walk(known, to);
  const assigneeId = known.assigneeId === known.ownerId ? worker.id : (known.assigneeId ?? worker.id);
  return ok({
    case: { ...walked.case, ownerId: worker.id, assigneeId, offer: null },
    facts: [{ kind: 'case.taken', data: { owner: worker.name, before: handedOver ?? '' } }, ...walked.facts],
  });
}

/** Taking an incident is its triage; a request that needs no approval is being fulfilled at once. */
function afterTaking(known: Case): readonly CaseState[] {
  if (known.state === 'approval-pending') return [];
  return known.kind === 'request' ? [workingState(known.kind)] : ['triaged'];
}
