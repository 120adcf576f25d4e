import type { PromiseRecord } from '#capabilities/promises/domain/index.ts';
import { DAY, type Instant, MINUTE } from '#kernel/time.ts';
import type { FollowingAny } from './following.ts';

/** When nothing can be counted, a day from now is a word that anybody can keep. */
const TOMORROW = DAY;

/**
 * The moment, to the full minute, that is suggested for the next word to a customer who hears from us now: the soonest of
 * those by which it is owed or usual; tomorrow at the same time where there is none.
 */
export function suggestedNextWord(dues: readonly Instant[], now: Instant): Instant {
  const soonest = dues.length > 0 ? Math.min(...dues) : now + TOMORROW;
  return Math.ceil(soonest / MINUTE) * MINUTE;
}

/** Whether a promise is a word of ours: the first one, or the next. */
export function isWord({ kind }: Pick<PromiseRecord, 'kind'>): boolean {
  return kind === 'first-response' || kind === 'next-update';
}

/** Whether the customer hears from us by this promise: it is theirs, not one among teams, and its clock does not rest. */
export function isHeardOf({ promisee, state }: Pick<PromiseRecord, 'promisee' | 'state'>): boolean {
  return promisee.kind !== 'team' && state !== 'paused';
}

/** Whether a message gives what was promised: every word, and the fix where it resolves. A call back stays owed. */
export function isGivenBy(promise: Pick<PromiseRecord, 'kind'>, { follow }: FollowingAny): boolean {
  return isWord(promise) || (promise.kind === 'resolve' && follow === 'resolves');
}
