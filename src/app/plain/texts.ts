import { type Catalogue, type Translate, translator } from '#kernel/messages.ts';
import { LANGUAGES, type Language } from '#kernel/text.ts';
import deAccount from '#locales/de/account.json' with { type: 'json' };
import deAsk from '#locales/de/ask.json' with { type: 'json' };
import deCards from '#locales/de/cards.json' with { type: 'json' };
import deCases from '#locales/de/cases.json' with { type: 'json' };
import deHome from '#locales/de/home.json' with { type: 'json' };
import dePlain from '#locales/de/plain.json' with { type: 'json' };
import dePortal from '#locales/de/portal.json' with { type: 'json' };
import deSignIn from '#locales/de/signin.json' with { type: 'json' };
import deStory from '#locales/de/story.json' with { type: 'json' };
import deTold from '#locales/de/told.json' with { type: 'json' };
import deUi from '#locales/de/ui.json' with { type: 'json' };
import enAccount from '#locales/en/account.json' with { type: 'json' };
import enAsk from '#locales/en/ask.json' with { type: 'json' };
import enCards from '#locales/en/cards.json' with { type: 'json' };
import enCases from '#locales/en/cases.json' with { type: 'json' };
import enHome from '#locales/en/home.json' with { type: 'json' };
import enPlain from '#locales/en/plain.json' with { type: 'json' };
import enPortal from '#locales/en/portal.json' with { type: 'json' };
import enSignIn from '#locales/en/signin.json' with { type: 'json' };
import enStory from '#locales/en/story.json' with { type: 'json' };
import enTold from '#locales/en/told.json' with { type: 'json' };
import enUi from '#locales/en/ui.json' with { type: 'json' };
import { type Html, html, type Shown } from './html.ts';

/** The portal's own words, and the few that only these pages have. */
const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  en: {
    ...enUi,
    ...enAccount,
    ...enPortal,
    ...enHome,
    ...enAsk,
    ...enCards,
    ...enCases,
    ...enStory,
    ...enTold,
    ...enSignIn,
    ...enPlain,
  },
  de: {
    ...deUi,
    ...deAccount,
    ...dePortal,
    ...deHome,
    ...deAsk,
    ...deCards,
    ...deCases,
    ...deStory,
    ...deTold,
    ...deSignIn,
    ...dePlain,
  },
};

const translators = new Map(LANGUAGES.map((language) => [language, translator(language, CATALOGUES[language])]));

/** The words of these pages in a language. */
export function wordsIn(language: Language): Translate {
  return translators.get(language) ?? translator(language, CATALOGUES[language]);
}

/** A whole sentence with markup inside, such as a bold moment: each value stands where the sentence names it. */
export function phrase(t: Translate, key: string, values: Readonly<Record<string, Shown>>): Html {
  const pieces = t(key).split(/\{(\w+)\}/);
  // Split with one group alternates: text, name, text, name, text.
  return html`${pieces.map((piece, place) => (place % 2 === 0 ? piece : values[piece]))}`;
}
