import { fromIso, type Instant } from '#kernel/time.ts';
import type { Card, Story, StoryPromise } from './queries.ts';

type Kind = StoryPromise['kind'];

/** What a promise of a kind comes to for whom it was given: a word, a first one, a call, or that it works. */
type Comes = 'word' | 'first' | 'call' | 'fix';

const COMES: Partial<Readonly<Record<Kind, Comes>>> = {
  'first-response': 'first',
  callback: 'call',
  'live-event-contact': 'call',
  resolve: 'fix',
};

/**
 * The key, without its beginning, of the sentence about a promise: `word` with a name in it, `word-us` without.
 * A first word from somebody known is a word like any other.
 */
export function sentenceOf(kind: Kind, from: string | null): string {
  const comes = COMES[kind] ?? 'word';
  if (comes === 'fix') return 'fix';
  if (from === null) return `${comes}-us`;
  return comes === 'first' ? 'word' : comes;
}

/** Whether what comes next is late. Nothing is while its time stands still because we wait. */
export function isLate(card: Pick<Card, 'next' | 'state'>, now: Instant): boolean {
  const { next, state } = card;
  if (!next) return false;
  if (next.late) return true;
  const standsStill = next.kind === 'resolve' && (state === 'waiting-for-you' || state === 'waiting-for-someone');
  return !standsStill && fromIso(next.by) < now;
}

/** The next promise of a story that is still to come: the new time, where another was missed. */
export function stillToCome(story: Pick<Story, 'promises'>, now: Instant): StoryPromise | null {
  const coming = story.promises.filter(({ state, due }) => state === 'running' && fromIso(due) >= now);
  coming.sort((one, other) => fromIso(one.due) - fromIso(other.due));
  return coming[0] ?? null;
}

/** Whether a case is over: nothing more happens to it. */
export function isOver({ state }: Pick<Card, 'state'>): boolean {
  return state === 'done' || state === 'cancelled';
}

/** Whether it is the customer's move. */
export function isTheirMove({ state }: Pick<Card, 'state'>): boolean {
  return state === 'waiting-for-you' || state === 'check-it-works';
}
