import { useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Offer } from '../requesting.ts';

/** How long it really took, in a few words: `usually 3 days`, or that nobody had it yet. */
export function Usually({ took }: Pick<Offer, 'took'>) {
  const t = useText();
  const time = useTime();
  return took === null ? t('offers.no-data') : t('offers.usually', { span: time.span(took.median, 'long') });
}
