import { DAY, type Instant, MINUTE } from '#kernel/time.ts';

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
