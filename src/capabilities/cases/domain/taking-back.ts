import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Case, Decision, Worker } from './case.ts';
import type { CaseFact, CaseFactKind } from './facts.ts';

/** Changes that nobody outside acted on yet, and that leave no trace but themselves. */
const CHANGES: readonly CaseFactKind[] = [
  'case.taken',
  'case.assigned',
  'case.changed',
  'case.now-said',
  'case.state-changed',
  'case.waits',
  'case.goes-on',
];

/** A case as far as a change can be taken back. */
export type Before = Pick<
  Case,
  | 'state'
  | 'waiting'
  | 'subject'
  | 'goal'
  | 'serviceId'
  | 'ownerId'
  | 'assigneeId'
  | 'teamId'
  | 'priority'
  | 'assessedUrgency'
  | 'now'
>;

/** A change that can be taken back, as long as nothing came after it. */
export interface Change {
  readonly by: PersonId;
  /** The version that the case had after it. */
  readonly version: number;
  readonly before: Before;
  /** How many facts it left. */
  readonly facts: number;
}

const equal = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What a change would have to bring back; null where it did more than what can be taken back truthfully. */
export function beforeOf(known: Case, { case: after, facts }: Decision): Before | null {
  if (facts.length === 0 || !facts.every(({ kind }) => CHANGES.includes(kind))) return null;
  const undone: Case = { ...after, ...partsOf(known), version: known.version };
  return equal(undone, { ...undone, ...known }) ? partsOf(known) : null;
}

function partsOf(known: Case): Before {
  const { state, waiting, subject, goal, serviceId, ownerId, assigneeId, teamId, priority, assessedUrgency, now } =
    known;
  return { state, waiting, subject, goal, serviceId, ownerId, assigneeId, teamId, priority, assessedUrgency, now };
}

/** Whether somebody can take back the last change of a case: it is theirs, and nothing came after it. */
export function mayTakeBack(known: Pick<Case, 'version'>, change: Change | null, by: PersonId | null): boolean {
  return change !== null && change.by === by && change.version === known.version;
}

/**
 * Takes the last change of a case back: it stands as before, and its history says so. Refuses a change of somebody else,
 * and one that others have come after.
 */
export function takeBack(known: Case, change: Change | null, { id }: Worker): Result<Decision> {
  if (change === null || !mayTakeBack(known, change, id)) return refuse('case.moved-on', 409);
  const facts: CaseFact[] = [{ kind: 'case.taken-back', data: { count: change.facts } }];
  return ok({ case: { ...known, ...change.before }, facts });
}

/** A history as if what was taken back had never been. */
export function withoutTakenBack<One extends CaseFact>(facts: readonly One[]): readonly One[] {
  const left: One[] = [];
  for (const fact of facts) {
    if (fact.kind !== 'case.taken-back') {
      left.push(fact);
      continue;
    }
    for (let taken = 0; taken < fact.data.count; taken += 1) {
      const last = left.findLastIndex(({ kind }) => CHANGES.includes(kind));
      if (last >= 0) left.splice(last, 1);
    }
  }
  return left;
}
