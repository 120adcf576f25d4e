import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { type Case, type Decision, isOpenCase } from './case.ts';
import { cancel } from './work.ts';

/** A case with its number, which people know it by. */
export interface Numbered {
  readonly known: Case;
  readonly number: number;
}

export interface Merging {
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
export function decideMerge(duplicate: Numbered, survivor: Numbered, { reason, now }: Merging): Result<Merged> {
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
    survivor: { case: { ...other, unanswered: other.unanswered || one.unanswered }, facts: [from] },
  });
}
