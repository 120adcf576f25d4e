import macrosEn from '#locales/en/macros.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** What macros say, fetched with them. */
export const MACRO_TEXTS = moreTexts({
  en: macrosEn,
  others: { de: () => import('#locales/de/macros.json').then((file) => file.default) },
});
