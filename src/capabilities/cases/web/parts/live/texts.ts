import liveEn from '#locales/en/live.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** What is said of live events and of reaching people, fetched with these parts. */
export const LIVE_TEXTS = moreTexts({
  en: liveEn,
  others: { de: () => import('#locales/de/live.json').then((file) => file.default) },
});
