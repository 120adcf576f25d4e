import { fromIso, type Span } from '#kernel/time.ts';
import type { Voiding } from '../queries.ts';

const HOME = '/desk/promises/pauses';

interface Named {
  readonly promise: { readonly id: string };
}

type Seen = Pick<Voiding['before'], 'state' | 'due' | 'fulfilledAt'>;

/** The address of one promise in the list of pauses to look at; of the list alone for null. */
export function pausesHref(promiseId: string | null): string {
  return promiseId === null ? HOME : `${HOME}?promise=${promiseId}`;
}

/** Which of the list is shown: the one that the address names, else the first; on a narrow screen none. */
export function shownOf<One extends Named>(items: readonly One[], named: string | null, narrow: boolean): One | null {
  const found = items.find(({ promise }) => promise.id === named);
  return found ?? (narrow ? null : (items[0] ?? null));
}

/** The one that takes the place of another once that is done: the next, else the one before. */
export function nextOf<One extends Named>(items: readonly One[], done: One): string | null {
  const at = items.indexOf(done);
  return (items[at + 1] ?? items[at - 1])?.promise.id ?? null;
}

/** The pauses of which somebody can still say that they did not hold up, latest first. */
export function voidable<Pause extends { readonly voided: string | null }>({
  pauses,
}: {
  readonly pauses: readonly Pause[];
}): readonly Pause[] {
  return pauses.filter(({ voided }) => voided === null).toReversed();
}

/** What voiding a pause comes to. */
export interface Consequence {
  readonly kind: 'breaks' | 'breaks-late' | 'stays-broken' | 'stays-kept' | 'runs-on';
  /** How late it was delivered, where it breaks and was delivered. */
  readonly lateBy: Span | null;
}

/** What would become of the promise: whether it breaks, and whether it was then delivered late. */
export function consequenceOf({ before, after }: { readonly before: Seen; readonly after: Seen }): Consequence {
  const lateBy = after.fulfilledAt === null ? null : fromIso(after.fulfilledAt) - fromIso(after.due);
  if (after.state !== 'broken') return { kind: after.fulfilledAt === null ? 'runs-on' : 'stays-kept', lateBy: null };
  if (before.state === 'broken') return { kind: 'stays-broken', lateBy };
  return { kind: lateBy === null ? 'breaks' : 'breaks-late', lateBy };
}
