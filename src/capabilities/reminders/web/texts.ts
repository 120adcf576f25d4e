import remindersEn from '#locales/en/reminders.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** What these parts say. */
export const TEXTS = moreTexts({
  en: remindersEn,
  others: { de: () => import('#locales/de/reminders.json').then((file) => file.default) },
});
