import { type Catalogue, translator } from '#kernel/messages.ts';
import deskDe from '#locales/de/desk.json' with { type: 'json' };
import portalDe from '#locales/de/portal.json' with { type: 'json' };
import signinDe from '#locales/de/signin.json' with { type: 'json' };
import uiDe from '#locales/de/ui.json' with { type: 'json' };
import desk from '#locales/en/desk.json' with { type: 'json' };
import portal from '#locales/en/portal.json' with { type: 'json' };
import signin from '#locales/en/signin.json' with { type: 'json' };
import ui from '#locales/en/ui.json' with { type: 'json' };

const EN: Catalogue = { ...ui, ...desk, ...portal, ...signin };
const DE: Catalogue = { ...uiDe, ...deskDe, ...portalDe, ...signinDe };

/** A text of the screens as people read it, in English: `t('signin.title')`. */
export const t = known('en', EN);
/** The same in German. */
export const tDe = known('de', DE);

/** A journey that asks for a text that is no more says so, instead of looking for its key on the screen. */
function known(language: 'en' | 'de', catalogue: Catalogue): ReturnType<typeof translator> {
  const translate = translator(language, catalogue);
  return (key, params) => {
    if (catalogue[key] === undefined) throw new Error(`There is no text ${key} in ${language}.`);
    return translate(key, params);
  };
}
