import customerEn from '#locales/en/customer.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** What the page of a customer says. */
export const TEXTS = moreTexts({
  en: customerEn,
  others: { de: () => import('#locales/de/customer.json').then((file) => file.default) },
});
