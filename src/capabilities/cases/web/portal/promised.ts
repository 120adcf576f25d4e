import { fromIso, type Instant } from '#kernel/time.ts';
import type { StoryPromise } from './queries.ts';

/** How a promise stands, in what a customer sees of it. */
export type Standing = 'track' | 'moved' | 'over' | 'paused' | 'kept' | 'asked' | 'broken' | 'missed' | 'withdrawn';

/** A promise with the moves that it went through: moved in time it is still the same word, given anew. */
export interface Promised {
  readonly promise: StoryPromise;
  /** The moments for which it was promised before, oldest first. */
  readonly before: readonly Instant[];
  /** Why it was moved the last time. */
  readonly why: string | null;
}

/** A move that its customer objected to in time: as if it had not been. */
function didNotHold({ state, objection }: StoryPromise): boolean {
  return state === 'withdrawn' && objection?.stands === true;
}

/** The promises of a story, each chain of moves as one, in the order in which they were first given. */
export function promisedIn(all: readonly StoryPromise[]): readonly Promised[] {
  const promises = all.filter((promise) => !didNotHold(promise));
  const followers = new Map<StoryPromise, StoryPromise>();
  const taken = new Set<StoryPromise>();
  for (const [place, promise] of promises.entries()) {
    if (promise.movedTo === null) continue;
    const next = promises
      .slice(place + 1)
      .find((other) => other.kind === promise.kind && other.due === promise.movedTo && !taken.has(other));
    if (!next) continue;
    followers.set(promise, next);
    taken.add(next);
  }
  return promises.filter((promise) => !taken.has(promise)).map((first) => follow(first, followers));
}

function follow(first: StoryPromise, followers: ReadonlyMap<StoryPromise, StoryPromise>): Promised {
  let promise = first;
  const before: Instant[] = [];
  let why: string | null = null;
  for (let next = followers.get(promise); next; next = followers.get(promise)) {
    before.push(fromIso(promise.due));
    why = promise.reason;
    promise = next;
  }
  return { promise, before, why };
}

/** Of these the ones that were moved and are to come: their customer may object, or did. */
export function movedIn(promises: readonly StoryPromise[]): readonly Promised[] {
  return promisedIn(promises).filter(({ promise: { mayObject, objection, state } }) => {
    return mayObject || (objection !== null && (state === 'running' || state === 'paused'));
  });
}

/** How it stands at `now`. */
export function standingOf({ promise, before }: Promised, now: Instant): Standing {
  switch (promise.state) {
    case 'running':
      if (fromIso(promise.due) < now) return 'over';
      return before.length > 0 ? 'moved' : 'track';
    case 'broken':
      if (promise.fulfilledAt !== null) return 'broken';
      return promise.reason === null ? 'over' : 'missed';
    case 'met':
      return 'asked';
    case 'renegotiated':
    case 'superseded':
      return 'moved';
    case 'paused':
    case 'kept':
    case 'withdrawn':
      return promise.state;
  }
}
