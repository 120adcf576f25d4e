import { fromIso } from '#kernel/time.ts';
import { Phrase } from '#ui/text.tsx';
import { sentenceOf } from '../../../domain/story.ts';
import { firstNameOf } from '../../parts/names.ts';
import type { StoryPromise } from '../queries.ts';
import { When } from './When.tsx';

interface NextSentenceProps {
  readonly kind: StoryPromise['kind'];
  /** Who gives the word, by full name; null while that is nobody in particular. */
  readonly from: string | null;
  readonly by: string;
  /** `next` says what comes; `late` says what should have come, and apologises once. */
  readonly tense?: 'next' | 'late';
}

/** What a promise means to its reader: `You hear from Ayse by 14:30`. */
export function NextSentence({ kind, from, by, tense = 'next' }: NextSentenceProps) {
  const name = from === null ? '' : firstNameOf(from);
  const sentence = sentenceOf(kind, from);
  const id = tense === 'late' ? `late.${sentence}` : `next.${sentence}`;
  return <Phrase id={id} values={{ name, time: <When at={fromIso(by)} /> }} />;
}
