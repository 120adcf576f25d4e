import { type Away, fallsOn } from '#capabilities/people/domain/index.ts';
import type { Keeps, PromiseRecord } from '#capabilities/promises/domain/index.ts';
import type { PersonId, PromiseId, TeamId } from '#kernel/ids.ts';
import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';

/** A promise that somebody who goes away owes. */
export interface OwedByLeaver {
  readonly promise: PromiseRecord;
  /** The team of its case; null where no team has it. */
  readonly teamId: TeamId | null;
  /** Whether the person who says the absence may read what it is about. */
  readonly inSight: boolean;
}

/** Somebody who could keep promises meanwhile. */
export interface Candidate {
  readonly id: PersonId;
  readonly name: string;
  /** Whether they work on cases today. */
  readonly works: boolean;
  readonly absences: readonly Away[];
  /** The promises about things that they may read. */
  readonly reads: ReadonlySet<PromiseId>;
}

export type Chosen = { readonly kind: 'person'; readonly personId: PersonId } | { readonly kind: 'team' };

export interface Leaving {
  readonly absence: Away & { readonly standInId: PersonId | null };
  /** What the person who goes is called. */
  readonly name: string;
  readonly chosen: ReadonlyMap<PromiseId, Chosen>;
  readonly candidates: ReadonlyMap<PersonId, Candidate>;
}

/** One promise that changes hands. */
export interface Handed {
  readonly promise: PromiseRecord;
  readonly to: Keeps;
}

/** Why this person cannot keep the promise; undefined where they can. */
function fault(candidate: Candidate | undefined, { promise }: OwedByLeaver, now: Instant): Refused | undefined {
  if (!candidate?.works) return refuse('absence.receiver-unknown', 422);
  const { name } = candidate;
  if (candidate.absences.some((away) => fallsOn(away, promise.due, now))) {
    return refuse('absence.receiver-away', 409, { name });
  }
  return candidate.reads.has(promise.id) ? undefined : refuse('absence.receiver-cannot-see', 409, { name });
}

/** Whether this person can keep the promise: they work here, are there when it is due, and may see what it is about. */
export function canKeep(candidate: Candidate, owed: OwedByLeaver, now: Instant): boolean {
  return fault(candidate, owed, now) === undefined;
}

/** Who should keep a promise meanwhile: the stand-in where they can, else the team of its case with nobody named. */
export function suggestedKeeper(owed: OwedByLeaver, standIn: Candidate | undefined, now: Instant): Keeps {
  if (!standIn || fault(standIn, owed, now)) return { kind: 'team', teamId: owed.teamId };
  return { kind: 'person', personId: standIn.id, name: standIn.name };
}

function keeperOf(owed: OwedByLeaver, leaving: Leaving, now: Instant): Result<Keeps | null> {
  const { absence, candidates } = leaving;
  const chosen = leaving.chosen.get(owed.promise.id);
  if (chosen?.kind === 'team') return ok({ kind: 'team', teamId: owed.teamId });
  if (chosen) {
    if (chosen.personId === absence.personId) return refuse('absence.receiver-self', 422);
    const candidate = candidates.get(chosen.personId);
    const refused = fault(candidate, owed, now);
    return refused ?? ok({ kind: 'person', personId: chosen.personId, name: candidate?.name ?? '' });
  }
  if (owed.inSight || !fallsOn(absence, owed.promise.due, now)) return ok(null);
  const standIn = absence.standInId === null ? undefined : candidates.get(absence.standInId);
  return ok(suggestedKeeper(owed, standIn, now));
}

/**
 * What changes hands when somebody goes away. All that falls due meanwhile must: whoever says the absence chooses for
 * what they may see, and the rest goes where it would be suggested. What is due later changes hands only if chosen.
 * Refuses `absence.not-owed` for what that person does not owe, `absence.hand-over-first` while something would be
 * nobody's, and receivers who cannot keep it: `absence.receiver-self`, `-unknown`, `-away` and `-cannot-see`.
 */
export function decideLeave(owed: readonly OwedByLeaver[], leaving: Leaving, now: Instant): Result<readonly Handed[]> {
  const known = new Set(owed.map(({ promise }) => promise.id));
  if ([...leaving.chosen.keys()].some((id) => !known.has(id))) return refuse('absence.not-owed', 422);
  const handed: Handed[] = [];
  let left = 0;
  for (const one of owed) {
    const keeper = keeperOf(one, leaving, now);
    if (!keeper.ok) return keeper;
    if (keeper.value) handed.push({ promise: one.promise, to: keeper.value });
    else if (fallsOn(leaving.absence, one.promise.due, now)) left += 1;
  }
  return left === 0 ? ok(handed) : refuse('absence.hand-over-first', 409, { n: left, name: leaving.name });
}

/** What is still theirs when an absence begins: it goes to the stand-in where they can keep it, else to the team. */
export function decideBeginning(
  owed: readonly OwedByLeaver[],
  leaving: Omit<Leaving, 'chosen' | 'name'>,
  now: Instant,
): readonly Handed[] {
  const { absence, candidates } = leaving;
  const standIn = absence.standInId === null ? undefined : candidates.get(absence.standInId);
  return owed
    .filter(({ promise }) => fallsOn(absence, promise.due, now))
    .map((one) => ({ promise: one.promise, to: suggestedKeeper(one, standIn, now) }));
}
