import type { PromiseKind } from '#capabilities/promises/domain/index.ts';
import { fromIso, type Instant } from '#kernel/time.ts';

/** The states of a case in its customer's words. */
export const STORY_STATES = [
  'we-are-on-it',
  'waiting-for-you',
  'waiting-for-someone',
  'check-it-works',
  'done',
  'cancelled',
] as const;
export type StoryState = (typeof STORY_STATES)[number];

/** What a story says before all else, as far as its sentences depend on it. Moments as they cross the wire. */
export interface Told {
  readonly state: StoryState;
  readonly now: { readonly text: string } | null;
  readonly next: {
    readonly kind: PromiseKind;
    readonly by: string;
    readonly from: string | null;
    readonly late: boolean;
  } | null;
}

/** What is happening now: somebody's own words, or the key of the sentence that the state says for itself. */
export type NowSentence =
  | { readonly words: string }
  | { readonly words: null; readonly key: string; readonly name: string | null };

const sentence = (key: string, name: string | null = null): NowSentence => ({ words: null, key, name });

/** The sentence after Now. `name` is a full name, where the sentence names somebody. */
export function nowOf({ state, now, next }: Told): NowSentence {
  if (state === 'done') return sentence('now.done');
  if (state === 'cancelled') return sentence('now.cancelled');
  if (state === 'check-it-works') return sentence('now.check');
  if (now) return { words: now.text };
  if (state === 'waiting-for-you') return sentence('now.waiting-for-you');
  if (state === 'waiting-for-someone') return sentence('now.waiting-for-someone');
  if (next?.kind === 'approval') return sentence('now.approval');
  return next?.from ? sentence('now.with', next.from) : sentence('now.untouched');
}

type Values = Readonly<Record<string, string | number>>;

interface Lived {
  readonly state: StoryState;
  readonly history: readonly { readonly kind: string; readonly params: Values }[];
}

/** What the state alone does not tell: whom we wait for, or why a case was ended. Sentences by key, with their values. */
export function whyOf({ state, history }: Lived): readonly { readonly key: string; readonly values: Values }[] {
  const told = (key: string, kind: string) => {
    const entry = history.findLast((one) => one.kind === kind);
    return entry ? [{ key, values: entry.params }] : [];
  };
  if (state === 'cancelled') {
    const declined = told('now.declined-why', 'case.declined');
    return declined.length > 0 ? declined : told('now.cancelled-why', 'case.cancelled');
  }
  if (state !== 'waiting-for-someone') return [];
  return [...told('now.waits-for', 'case.waits'), { key: 'now.still-ours', values: {} }];
}

/** What a promise of a kind comes to for whom it was given: a word, a first one, a call, a yes or no, or that it works. */
type Comes = 'word' | 'first' | 'call' | 'fix' | 'approval';

const COMES: Partial<Readonly<Record<PromiseKind, Comes>>> = {
  'first-response': 'first',
  callback: 'call',
  'live-event-contact': 'call',
  resolve: 'fix',
  approval: 'approval',
};

/**
 * The key, without its beginning, of the sentence about a promise: `word` with a name in it, `word-us` without.
 * A first word from somebody known is a word like any other.
 */
export function sentenceOf(kind: PromiseKind, from: string | null): string {
  const comes = COMES[kind] ?? 'word';
  if (comes === 'fix') return 'fix';
  if (from === null) return `${comes}-us`;
  return comes === 'first' ? 'word' : comes;
}

/** Whether what comes next is late. Nothing is while its time stands still because we wait. */
export function isLate({ next, state }: Pick<Told, 'next' | 'state'>, now: Instant): boolean {
  if (!next) return false;
  if (next.late) return true;
  const standsStill = next.kind === 'resolve' && (state === 'waiting-for-you' || state === 'waiting-for-someone');
  return !standsStill && fromIso(next.by) < now;
}

/** Whether a case is over: nothing more happens to it. */
export function isOver({ state }: Pick<Told, 'state'>): boolean {
  return state === 'done' || state === 'cancelled';
}

/** Whether it is the customer's move. */
export function isTheirMove({ state }: Pick<Told, 'state'>): boolean {
  return state === 'waiting-for-you' || state === 'check-it-works';
}
