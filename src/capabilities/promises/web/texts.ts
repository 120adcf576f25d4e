import promisesEn from '#locales/en/promises.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** What only the pages of promises say. */
export const TEXTS = moreTexts({
  en: promisesEn,
  others: { de: () => import('#locales/de/promises.json').then((file) => file.default) },
});
