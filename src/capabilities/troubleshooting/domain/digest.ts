import type { Translate } from '#kernel/messages.ts';
import type { Outcome } from './words.ts';

/** What a customer reads of a step. */
export interface SharedStep {
  readonly words: string;
  readonly outcome: Outcome;
}

/** In the order in which they matter to who waits. */
const TOLD = [
  ['helped', 'shared.helped'],
  ['ruled-out', 'shared.ruled-out'],
  ['no-change', 'shared.no-change'],
  ['made-worse', 'shared.made-worse'],
  ['open', 'shared.open'],
] as const satisfies readonly (readonly [Outcome, string])[];

/** A step's end belongs to the sentence around it. */
const bare = (words: string) => words.trim().replace(/[.;,:]+$/u, '');

/**
 * What was tried, as the customer reads it: `Ruled out: the network in Berlin. We are checking: the camera in Lyon.` One
 * step makes the sentence that is shown before it is shared. Empty where nothing is shared.
 */
export function digestOf(shared: readonly SharedStep[], t: Translate): string {
  return TOLD.flatMap(([outcome, key]) => {
    const words = shared.filter((one) => one.outcome === outcome).map((one) => bare(one.words));
    return words.length === 0 ? [] : [t(key, { words: words.join('; ') })];
  }).join(' ');
}
