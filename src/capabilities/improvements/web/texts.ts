import improvementsEn from '#locales/en/improvements.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** What the register and suggestions say to the desk. */
export const TEXTS = moreTexts({
  en: improvementsEn,
  others: { de: () => import('#locales/de/improvements.json').then((file) => file.default) },
});
