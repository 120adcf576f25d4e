import signatureEn from '#locales/en/signature.json' with { type: 'json' };
import { moreTexts } from '#ui/text.tsx';

/** The words of signatures, which come with the pages that show one. */
export const SIGNATURE_TEXTS = moreTexts({
  en: signatureEn,
  others: { de: () => import('#locales/de/signature.json').then((file) => file.default) },
});
