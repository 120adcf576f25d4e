import callsEn from '#locales/en/calls.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** What is said of missed calls, and of the telephone system that tells of them. */
export const TEXTS = moreTexts({
  en: callsEn,
  others: { de: () => import('#locales/de/calls.json').then((file) => file.default) },
});
