import { beginningsIn } from '#capabilities/cases/domain/index.ts';
import type { PartyEntry } from './party.ts';

type Described = Pick<PartyEntry, 'name' | 'helpsWith' | 'languages'>;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How much of what is needed a party answers to: a word of its name counts twice. */
function score({ name, helpsWith, languages }: Described, needed: readonly string[]): number {
  const [named, described] = [wordsOf(name), wordsOf(`${helpsWith} ${languages ?? ''}`)];
  const begins = (words: readonly string[], needle: string) => words.some((word) => word.startsWith(needle));
  return needed.reduce((sum, needle) => sum + (begins(named, needle) ? 2 : 0) + (begins(described, needle) ? 1 : 0), 0);
}

/**
 * The parties that answer to what is needed, best first; as they came where nothing is asked. Words count by their
 * beginnings, so that what is still being typed finds what it will be.
 */
export function matching<Of extends Described>(parties: readonly Of[], needed: string): readonly Of[] {
  const needles = beginningsIn(needed);
  if (needles.length === 0) return needed.trim() === '' ? parties : [];
  return parties
    .map((party) => ({ party, score: score(party, needles) }))
    .filter((one) => one.score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ party }) => party);
}
