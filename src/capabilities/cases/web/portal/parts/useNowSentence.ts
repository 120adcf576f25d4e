import { useText } from '#ui/text.tsx';
import { firstNameOf } from '../../parts/names.ts';
import type { Card } from '../queries.ts';

/** What is happening now: somebody's own words, or what the state of the case says for itself. */
export function useNowSentence({ state, now, next }: Pick<Card, 'state' | 'now' | 'next'>): string {
  const t = useText();
  if (state === 'done' || state === 'cancelled') return t(`now.${state}`);
  if (state === 'check-it-works') return t('now.check');
  if (now) return now.text;
  if (state === 'waiting-for-you') return t('now.waiting-for-you');
  if (state === 'waiting-for-someone') return t('now.waiting-for-someone');
  return next?.from ? t('now.with', { name: firstNameOf(next.from) }) : t('now.untouched');
}
