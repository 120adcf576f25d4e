import type { CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { type Case, type Decision, isOpenCase, type Waiting } from './case.ts';
import type { CaseState } from './states.ts';
import { cancel } from './work.ts';

/** A case with its number, which people know it by. */
export interface Numbered {
  readonly known: Case;
  readonly number: number;
}

export interface MergerGiven {
  readonly reason: string;
  readonly now: Instant;
}

export interface Merged {
  readonly duplicate: Decision;
  readonly survivor: Decision;
}

/**
 * Ends a duplicate in favour of the case that goes on. Both are open, of one customer, and not the same. The survivor
 * keeps the more recent word of the two, so that nobody is taken for answered who is not.
 */
export function decideMerge(duplicate: Numbered, survivor: Numbered, { reason, now }: MergerGiven): Result<Merged> {
  const [one, other] = [duplicate.known, survivor.known];
  if (one.id === other.id) return refuse('case.same-case', 422);
  if (one.accountId !== other.accountId) return refuse('case.other-account', 422);
  if (!isOpenCase(one) || !isOpenCase(other)) return refuse('case.merge-needs-open-cases', 409);
  const ended = cancel(one, { ground: 'duplicate', reason }, now);
  if (!ended.ok) return ended;
  const into = { kind: 'case.merged', data: { into: survivor.number } } as const;
  const from = { kind: 'case.merged-in', data: { number: duplicate.number, subject: one.subject } } as const;
  return ok({
    duplicate: { case: { ...ended.value.case, mergedInto: other.id }, facts: [...ended.value.facts, into] },
    survivor: {
      case: {
        ...other,
        unanswered: other.unanswered || one.unanswered,
        // What was kept private stays so in the case that goes on.
        colleaguesSee: other.colleaguesSee && one.colleaguesSee,
      },
      facts: [from],
    },
  });
}

/** What a merger changed. */
export interface Merging {
  readonly survivorId: CaseId;
  /** The duplicate as it was. */
  readonly state: CaseState;
  readonly waiting: Waiting | null;
  readonly survivorUnanswered: boolean;
  /** Who follows the case that goes on only since then. */
  readonly watchers: readonly PersonId[];
  /** Which promises ended by it. */
  readonly ended: readonly PromiseId[];
  readonly mergedAt: Instant;
}

/**
 * Parts two cases that were merged in error: the duplicate goes on where it stood. What came to the other case since
 * stays there. Refuses `case.not-merged`.
 */
export function decideUnmerge(duplicate: Numbered, survivor: Numbered, merging: Merging): Result<Merged> {
  const [one, other] = [duplicate.known, survivor.known];
  if (one.mergedInto !== other.id) return refuse('case.not-merged', 409);
  const { state, waiting, survivorUnanswered, mergedAt } = merging;
  const heardSince = other.lastCustomerWordAt !== null && other.lastCustomerWordAt > mergedAt;
  const saidSince = other.lastTeamWordAt !== null && other.lastTeamWordAt > mergedAt;
  return ok({
    duplicate: {
      case: { ...one, state, waiting, closedAt: null, mergedInto: null },
      facts: [
        { kind: 'case.state-changed', data: { from: one.state, to: state } },
        { kind: 'case.unmerged', data: { from: survivor.number } },
      ],
    },
    survivor: {
      case: { ...other, unanswered: heardSince || saidSince ? other.unanswered : survivorUnanswered },
      facts: [{ kind: 'case.parted', data: { number: duplicate.number, subject: one.subject } }],
    },
  });
}
