import howEn from '#locales/en/how.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** How it was, as it is asked and told. */
export const HOW_TEXTS = moreTexts({
  en: howEn,
  others: { de: () => import('#locales/de/how.json').then((file) => file.default) },
});
