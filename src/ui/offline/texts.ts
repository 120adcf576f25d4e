import offlineEn from '#locales/en/offline.json' with { type: 'json' };
import { moreTexts } from '../text.tsx';

/** What is said where there is no line. */
export const OFFLINE_TEXTS = moreTexts({
  en: offlineEn,
  others: { de: () => import('#locales/de/offline.json').then((file) => file.default) },
});
