import { beginningsIn, mayAnswer } from '../../domain/alike.ts';
import type { Offer } from './requesting.ts';

const SHOWN = 3;

/** What can be requested that is about these words, the nearest first. */
export function offersAlike(offers: readonly Offer[], text: string): readonly Offer[] {
  const words = beginningsIn(text);
  const common = ({ name, summary }: Offer) => {
    const own = beginningsIn(`${name} ${summary}`);
    return words.filter((word) => own.some((one) => one.startsWith(word) || word.startsWith(one))).length;
  };
  return offers
    .map((offer) => ({ offer, common: common(offer) }))
    .filter((one) => mayAnswer(one.common, words.length))
    .sort((one, other) => other.common - one.common)
    .slice(0, SHOWN)
    .map(({ offer }) => offer);
}
