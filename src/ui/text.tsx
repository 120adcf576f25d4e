import { createContext, Fragment, type ReactNode, startTransition, use, useCallback, useMemo, useState } from 'react';
import { type Catalogue, type Translate, translator } from '#kernel/messages.ts';
import type { Language } from '#kernel/text.ts';
import { keepLanguage, pageLanguage } from './language.ts';

/** Where an entry's texts come from: English is in the bundle, the other languages arrive when asked for. */
export interface Catalogues {
  readonly en: Catalogue;
  readonly others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>>;
}

interface Text {
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly t: Translate;
  readonly chooseLanguage: (language: Language) => Promise<void>;
}

const TextContext = createContext<Text | null>(null);

/** Loads the catalogue of `language`. A text that a translation lacks stays English rather than empty. */
export async function loadCatalogue(catalogues: Catalogues, language: Language): Promise<Catalogue> {
  if (language === 'en') return catalogues.en;
  return { ...catalogues.en, ...(await catalogues.others[language]()) };
}

interface TextProviderProps {
  readonly catalogues: Catalogues;
  /** The catalogue of the page's language, loaded before the first render so that no words change before one's eyes. */
  readonly first: Catalogue;
  readonly children: ReactNode;
}

/** Gives the parts their words. Wrap a whole entry in it. */
export function TextProvider({ catalogues, first, children }: TextProviderProps) {
  const [shown, show] = useState(() => ({ language: pageLanguage(), catalogue: first }));
  const chooseLanguage = useCallback(
    async (language: Language) => {
      const catalogue = await loadCatalogue(catalogues, language);
      keepLanguage(language);
      // A part whose own texts are still on their way keeps its old ones in sight until then.
      startTransition(() => show({ language, catalogue }));
    },
    [catalogues],
  );
  const text = useMemo<Text>(
    () => ({ ...shown, t: translator(shown.language, shown.catalogue), chooseLanguage }),
    [shown, chooseLanguage],
  );
  return <TextContext value={text}>{children}</TextContext>;
}

const arriving = new WeakMap<Catalogues, Map<Language, Promise<Catalogue>>>();

function arrivalOf(catalogues: Catalogues, language: Language): Promise<Catalogue> {
  const known = arriving.get(catalogues) ?? new Map<Language, Promise<Catalogue>>();
  arriving.set(catalogues, known);
  // Where they don't come, English is better than no part at all.
  const promise = known.get(language) ?? loadCatalogue(catalogues, language).catch(() => catalogues.en);
  known.set(language, promise);
  return promise;
}

/** The texts of a part for `MoreText`, made once beside it; those of the page's language set out at once. */
export function moreTexts(catalogues: Catalogues): Catalogues {
  void arrivalOf(catalogues, pageLanguage());
  return catalogues;
}

interface MoreTextProps {
  /** From `moreTexts`. */
  readonly catalogues: Catalogues;
  readonly children: ReactNode;
}

/** Adds the texts that only this part needs, so that no other page waits for them. Stands below a `Suspense`. */
export function MoreText({ catalogues, children }: MoreTextProps) {
  const text = useTextContext();
  const { language } = text;
  const more = language === 'en' ? catalogues.en : use(arrivalOf(catalogues, language));
  const together = useMemo<Text>(() => {
    const catalogue = { ...text.catalogue, ...more };
    return { ...text, catalogue, t: translator(text.language, catalogue) };
  }, [text, more]);
  return <TextContext value={together}>{children}</TextContext>;
}

interface InLanguageProps extends MoreTextProps {
  readonly language: Language;
}

/** A part as somebody else reads it, in their language: only these texts hold in it. Stands below a `Suspense`. */
export function InLanguage({ language, catalogues, children }: InLanguageProps) {
  const catalogue = use(arrivalOf(catalogues, language));
  const text = useMemo<Text>(
    () => ({ language, catalogue, t: translator(language, catalogue), chooseLanguage: async () => undefined }),
    [language, catalogue],
  );
  return (
    <TextContext value={text}>
      <div lang={language}>{children}</div>
    </TextContext>
  );
}

function useTextContext(): Text {
  const text = use(TextContext);
  if (!text) throw new Error('useText needs a TextProvider above it');
  return text;
}

/** The translator: `const t = useText(); t('promise.soon')`. */
export function useText(): Translate {
  return useTextContext().t;
}

/** The language shown, and how to change it (loads its texts, then switches everything at once). */
export function useLanguage(): Pick<Text, 'language' | 'chooseLanguage'> {
  return useTextContext();
}

interface PhraseProps {
  /** The key of a whole sentence, such as `You hear from {name} by {time}`. */
  readonly id: string;
  /** What stands for each name: text, or an element such as a bold time. */
  readonly values: Readonly<Record<string, ReactNode>>;
}

/** A translated sentence with elements inside, so that no sentence is glued together from pieces. */
export function Phrase({ id, values }: PhraseProps) {
  const t = useText();
  const plain = Object.entries(values).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  const pieces = t(id, Object.fromEntries(plain)).split(/\{(\w+)\}/);
  // split with one group alternates: text, name, text, name, text
  return pieces.map((piece, place) => {
    const key = `${place}:${piece}`;
    const isText = place % 2 === 0;
    // braces that somebody typed stay what they are: text
    return <Fragment key={key}>{isText ? piece : piece in values ? values[piece] : `{${piece}}`}</Fragment>;
  });
}
