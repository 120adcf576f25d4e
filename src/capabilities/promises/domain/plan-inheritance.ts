import type { Instant } from '#kernel/time.ts';
import { standForEachOther } from './decide-inherit.ts';
import { isInternal, type PromiseRecord } from './promise.ts';

/** What becomes of a promise whose subject is merged into another one. */
export type Fate =
  /** It goes on there; a promise that is due later and stands for the same gives way to it. */
  | { readonly kind: 'inherited'; readonly promise: PromiseRecord; readonly instead: PromiseRecord | null }
  /** Another one, due no later, stands for it already. */
  | { readonly kind: 'covered'; readonly promise: PromiseRecord; readonly by: PromiseRecord }
  /** It ends where it was: what teams owe each other, and what is late and stays broken. */
  | { readonly kind: 'ends'; readonly promise: PromiseRecord };

/**
 * What becomes of each promise about a subject that is merged into another one, of which `theirs` are still owed. Of
 * promises that stand for each other the earliest due counts, whichever subject it came from.
 */
export function planInheritance(
  own: readonly PromiseRecord[],
  theirs: readonly PromiseRecord[],
  now: Instant,
): readonly Fate[] {
  let standing = theirs.filter((one) => !isInternal(one));
  return own
    .toSorted((one, other) => one.due - other.due)
    .map((promise): Fate => {
      if (isInternal(promise) || promise.state === 'broken' || promise.due < now) return { kind: 'ends', promise };
      const rival = standing.find((one) => standForEachOther(one.kind, promise.kind));
      if (rival && rival.due <= promise.due) return { kind: 'covered', promise, by: rival };
      standing = [...standing.filter((one) => one !== rival), promise];
      return { kind: 'inherited', promise, instead: rival ?? null };
    });
}
