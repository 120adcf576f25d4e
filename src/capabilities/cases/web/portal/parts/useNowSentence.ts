import { useText } from '#ui/text.tsx';
import { nowOf } from '../../../domain/story.ts';
import { firstNameOf } from '../../parts/names.ts';
import type { Card } from '../queries.ts';

/** What is happening now: somebody's own words, or what the state of the case says for itself. */
export function useNowSentence(card: Pick<Card, 'state' | 'now' | 'next'>): string {
  const t = useText();
  const said = nowOf(card);
  if (said.words !== null) return said.words;
  return t(said.key, said.name === null ? {} : { name: firstNameOf(said.name) });
}
