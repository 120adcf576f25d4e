import type { PersonId, TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { awaitsApproval } from './approval.ts';
import { awaitsConfirmation, type Case, type Decision, isOpenCase, type Waiting, type Worker } from './case.ts';
import type { CaseFact } from './facts.ts';
import { move, resolvedState, stageOf } from './states.ts';
import { startWork, take, walk } from './take.ts';

/** Says what is happening now. Whoever says it first also takes a case that nobody has. */
export function sayNow(known: Case, worker: Worker, text: string, now: Instant): Result<Decision> {
  const begun = begin(known, worker);
  if (!begun.ok) return begun;
  const line = { text, by: worker.name, byId: worker.id, since: now };
  return ok({
    case: { ...begun.value.case, now: line },
    facts: [...begun.value.facts, { kind: 'case.now-said', data: { text } }],
  });
}

/** Takes the case if nobody has it and brings it into work; a case that waits keeps waiting. */
export function begin(known: Case, worker: Worker): Result<Decision> {
  if (!isOpenCase(known)) return refuse('case.not-open', 409);
  const taken = known.ownerId === null ? take(known, worker) : ok<Decision>({ case: known, facts: [] });
  if (!taken.ok) return taken;
  if (stageOf(taken.value.case.state) === 'waiting') return taken;
  const started = startWork(taken.value.case);
  if (!started.ok) return started;
  return ok({ case: started.value.case, facts: [...taken.value.facts, ...started.value.facts] });
}

/**
 * What a message to the customer does to the case. `resolves` asks them to check that it works; `reaches`: as far as we
 * know they get it, being spoken to or written to where mail arrives.
 */
export function replyTo(
  known: Case,
  worker: Worker,
  reply: { resolves: boolean; reaches: boolean; now: Instant },
): Result<Decision> {
  if (awaitsConfirmation(known) && known.unreached !== null && reply.resolves) return resolveAgain(known, reply);
  if (reply.resolves && awaitsApproval(known)) return refuse('case.awaits-approval', 409);
  const begun = begin(known, worker);
  if (!begun.ok) return begun;
  const unreached = reply.reaches ? null : begun.value.case.unreached;
  const spoken: Case = { ...begun.value.case, lastTeamWordAt: reply.now, unanswered: false, unreached };
  if (!reply.resolves) return ok({ case: spoken, facts: begun.value.facts });
  const started = startWork(spoken);
  if (!started.ok) return started;
  const walked = walk(started.value.case, [resolvedState(known.kind)]);
  return ok({
    // What was being done is done; the story tells it.
    case: { ...walked.case, resolvedAt: reply.now, now: null },
    facts: [...begun.value.facts, ...started.value.facts, ...walked.facts, { kind: 'case.resolved', data: {} }],
  });
}

/** Says once more that it works, to a customer who had not heard it: their time to object begins now. */
function resolveAgain(known: Case, { reaches, now }: { reaches: boolean; now: Instant }): Result<Decision> {
  const unreached = reaches ? null : known.unreached;
  return ok({ case: { ...known, lastTeamWordAt: now, resolvedAt: now, unanswered: false, unreached }, facts: [] });
}

/**
 * Our mail to the customer came back. What we said last, at `saidAt`, answered nothing if it was in that mail: null
 * when it was not.
 */
export function missCustomer(
  known: Case,
  missed: { address: string; reason: string; saidAt: Instant | null; now: Instant },
): Decision {
  const { address, reason, saidAt, now } = missed;
  const silent = saidAt !== null && known.lastTeamWordAt === saidAt && isOpenCase(known);
  return {
    case: {
      ...known,
      unanswered: known.unanswered || silent,
      unreached: known.unreached ?? { since: now, address },
    },
    facts: known.unreached?.address === address ? [] : [{ kind: 'case.not-reached', data: { address, reason } }],
  };
}

/** Says for whom and for what a case waits. The customer must have a next word to rely on meanwhile. */
export function waitFor(
  known: Case,
  waiting: Waiting & { readonly provider?: string },
  nextWordIsPromised: boolean,
): Result<Decision> {
  if (!isOpenCase(known)) return refuse('case.not-open', 409);
  if (awaitsApproval(known)) return refuse('case.awaits-approval', 409);
  const { reason, question, providerId, provider } = waiting;
  if (providerId !== null && reason !== 'third-party') return refuse('case.provider-is-a-third-party', 422);
  if (!nextWordIsPromised) return refuse('case.wait-needs-a-next-word', 409);
  const started = stageOf(known.state) === 'waiting' ? ok<Decision>({ case: known, facts: [] }) : startWork(known);
  if (!started.ok) return started;
  const before = started.value.case;
  const named = provider === undefined ? {} : { provider };
  const changed: CaseFact[] =
    before.state === 'waiting' ? [] : [{ kind: 'case.state-changed', data: { from: before.state, to: 'waiting' } }];
  return ok({
    case: { ...before, state: 'waiting', waiting: { reason, question, providerId } },
    facts: [...started.value.facts, ...changed, { kind: 'case.waits', data: { reason, question, ...named } }],
  });
}

/** Goes on with a case that waited. */
export function goOn(known: Case): Result<Decision> {
  if (known.state !== 'waiting') return refuse('case.not-waiting', 409);
  const started = startWork(known);
  if (!started.ok) return started;
  return ok({ case: started.value.case, facts: [...started.value.facts, { kind: 'case.goes-on', data: {} }] });
}

/** Ends a case that nobody needs any more. Only the requester's wish or a duplicate is a ground. */
export function cancel(
  known: Case,
  given: { ground: 'requester' | 'duplicate'; reason: string },
  now: Instant,
): Result<Decision> {
  const moved = move(known.kind, known.state, 'cancelled');
  if (!moved.ok) return moved;
  const walked = walk(known, ['cancelled']);
  return ok({
    case: { ...walked.case, closedAt: now },
    facts: [...walked.facts, { kind: 'case.cancelled', data: given }],
  });
}

export interface Assignment {
  readonly assignee?: { readonly id: PersonId; readonly name: string } | null;
  readonly team?: { readonly id: TeamId; readonly name: string };
}

/** Says who does the next step. The owner stays: accountability does not move with the work. */
export function assign(known: Case, to: Assignment): Result<Decision> {
  if (!isOpenCase(known) && !awaitsConfirmation(known)) return refuse('case.not-open', 409);
  return ok({
    case: {
      ...known,
      assigneeId: to.assignee === undefined ? known.assigneeId : (to.assignee?.id ?? null),
      teamId: to.team?.id ?? known.teamId,
    },
    facts: [{ kind: 'case.assigned', data: { assignee: to.assignee?.name ?? '', team: to.team?.name ?? '' } }],
  });
}
