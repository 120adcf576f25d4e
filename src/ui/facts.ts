import type { Catalogue } from '#kernel/messages.ts';
import factsEn from '#locales/en/facts.json' with { type: 'json' };
import { moreTexts } from './text.tsx';

/** A fact may be named like a text of the desk (`promise.kept`), so the sentences of facts have a place of their own. */
function told(facts: Catalogue): Catalogue {
  return Object.fromEntries(Object.entries(facts).map(([kind, sentence]) => [`fact.${kind}`, sentence]));
}

/** The sentences of the record, for `MoreText`: `fact.case.opened`. They come with the first part that tells one. */
export const FACT_TEXTS = moreTexts({
  en: told(factsEn),
  others: { de: () => import('#locales/de/facts.json').then((file) => told(file.default)) },
});
