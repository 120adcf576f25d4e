import type { PromiseKind, PromiseState } from '#capabilities/promises/domain/index.ts';
import { fromIso, type Instant } from '#kernel/time.ts';
import type { StoryState } from './story.ts';

// What a story says below its first sentences, or seldom; the portal loads it after them.

interface Owed {
  readonly state: PromiseState;
  readonly due: string;
}

/** The next promise of a story that is still to come: the new time, where another was missed. */
export function stillToCome<P extends Owed>({ promises }: { readonly promises: readonly P[] }, now: Instant): P | null {
  const coming = promises.filter(({ state, due }) => state === 'running' && fromIso(due) >= now);
  coming.sort((one, other) => fromIso(one.due) - fromIso(other.due));
  return coming[0] ?? null;
}

/** Whether a word is owed right now: what was late was one, and no new time stands for it. */
export function owesWord(next: { readonly kind: PromiseKind }, coming: { readonly kind: PromiseKind } | null): boolean {
  return next.kind !== 'resolve' && (coming === null || coming.kind === 'resolve');
}

interface Remembered {
  readonly state: StoryState;
  readonly history: readonly { readonly kind: string }[];
}

/** Whether we held it done once: it is, it is to be seen whether it works, or its customer said that it does not. */
export function wasDone({ state, history }: Remembered): boolean {
  if (state === 'cancelled') return false;
  return state === 'done' || state === 'check-it-works' || history.some(({ kind }) => kind === 'case.reopened');
}
