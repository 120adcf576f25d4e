import referralsEn from '#locales/en/referrals.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** What the directory and referrals say to the desk. */
export const TEXTS = moreTexts({
  en: referralsEn,
  others: { de: () => import('#locales/de/referrals.json').then((file) => file.default) },
});
