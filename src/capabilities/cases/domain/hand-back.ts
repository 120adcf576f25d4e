import type { HandBack } from '#capabilities/agreements/domain/index.ts';
import type { PromiseRecord } from '#capabilities/promises/domain/index.ts';
import type { TeamId } from '#kernel/ids.ts';
import { type Case, isOpenCase } from './case.ts';

/** A case before and after something was done with it. */
export interface Move {
  readonly before: Case;
  readonly after: Case;
}

/** Who has to hand a case back, and to which team of ours. */
export interface Held {
  readonly handBack: HandBack;
  readonly from: TeamId;
}

const providerOf = ({ waiting }: Case) => waiting?.providerId ?? null;

/** Whether a case came into other hands, or is over: only then is anything handed back, or newly to be. */
export function changesHands({ before, after }: Move): boolean {
  return (
    before.teamId !== after.teamId ||
    providerOf(before) !== providerOf(after) ||
    isOpenCase(before) !== isOpenCase(after)
  );
}

/** Whether whoever promised to hand the case back still has it. */
export function stillHas({ promisor }: Pick<PromiseRecord, 'promisor'>, known: Case): boolean {
  if (!isOpenCase(known)) return false;
  if (promisor.kind === 'provider') return providerOf(known) === promisor.providerId;
  return promisor.kind === 'team' && known.teamId === promisor.teamId;
}

/** Who has just got the case from a team of ours and has to hand it back; null when nobody new has it. */
export function newlyHeld({ before, after }: Move): Held | null {
  if (!isOpenCase(after)) return null;
  const providerId = providerOf(after);
  if (providerId !== null && providerId !== providerOf(before)) {
    return after.teamId === null ? null : { handBack: { kind: 'uc', providerId }, from: after.teamId };
  }
  if (before.teamId === null || after.teamId === null || before.teamId === after.teamId) return null;
  return { handBack: { kind: 'ola', teamId: after.teamId, toTeamId: before.teamId }, from: before.teamId };
}
