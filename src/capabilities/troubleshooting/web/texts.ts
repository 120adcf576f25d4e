import { useQuery } from '@tanstack/react-query';
import { type Translate, translator } from '#kernel/messages.ts';
import { LANGUAGES } from '#kernel/text.ts';
import stepsEn from '#locales/en/steps.json' with { type: 'json' };
import troubleshootingEn from '#locales/en/troubleshooting.json' with { type: 'json' };
import { loadCatalogue, moreTexts } from '#ui/text.tsx';

/** What the desk's parts say. */
export const TEXTS = moreTexts({
  en: troubleshootingEn,
  others: { de: () => import('#locales/de/troubleshooting.json').then((file) => file.default) },
});

const CUSTOMER = {
  en: stepsEn,
  others: { de: () => import('#locales/de/steps.json').then((file) => file.default) },
};

/** The words in which a customer reads of steps, in the customer's language: what is shown before it is shared. */
export function useCustomerWords(language: string): Translate {
  const known = LANGUAGES.find((one) => one === language) ?? 'en';
  const { data } = useQuery({
    queryKey: ['texts', 'steps', known],
    queryFn: () => loadCatalogue(CUSTOMER, known),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return translator(known, data ?? stepsEn);
}
