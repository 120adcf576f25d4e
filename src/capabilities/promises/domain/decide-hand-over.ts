import type { PersonId, TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { isOwed } from './decide-release.ts';
import { change, type Decision } from './decision.ts';
import type { PromiseRecord, Promisor } from './promise.ts';
import { aboutPromise, type PromiseFact } from './promise-fact.ts';

/** Who keeps a promise from now on: somebody by name, or a team (the desk where there is none) with nobody named. */
export type Keeps =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly name: string }
  | { readonly kind: 'team'; readonly teamId: TeamId | null };

/** A promise that changes hands because its promisor is away. `from` is what the promisor is called. */
export interface HandingOver {
  readonly from: string;
  readonly to: Keeps;
}

function promisorAfter({ promisor }: PromiseRecord, to: Keeps): Promisor {
  if (to.kind === 'person') {
    const { personId } = to;
    return promisor.kind === 'team' ? { ...promisor, personId } : { kind: 'person', personId };
  }
  return to.teamId === null ? { kind: 'desk' } : { kind: 'team', teamId: to.teamId, personId: null };
}

function factOf(promise: PromiseRecord, { from, to }: HandingOver, occurredAt: Instant): PromiseFact {
  const about = { ...aboutPromise(promise), from };
  if (to.kind === 'team') return { kind: 'promise.given-to-team', occurredAt, data: about };
  return { kind: 'promise.handed-over', occurredAt, data: { ...about, to: to.name } };
}

/**
 * Gives what one person promised to somebody else, or to the team: the word, its moment and its clock stay as they
 * are. Refuses `promise.already-closed` where nobody waits for it any more, and `promise.not-a-persons` where no
 * person has it.
 */
export function decideHandOver(promise: PromiseRecord, given: HandingOver, now: Instant): Result<Decision> {
  if (!isOwed(promise)) return refuse('promise.already-closed');
  const { promisor } = promise;
  const person = promisor.kind === 'person' || promisor.kind === 'team' ? promisor.personId : null;
  if (person === null) return refuse('promise.not-a-persons');
  const handed = change(promise, { promisor: promisorAfter(promise, given.to) });
  return ok({ promise: handed, facts: [factOf(handed, given, now)] });
}
