import { type Catalogue, translator } from '#kernel/messages.ts';
import deskDe from '#locales/de/desk.json' with { type: 'json' };
import factsDe from '#locales/de/facts.json' with { type: 'json' };
import portalDe from '#locales/de/portal.json' with { type: 'json' };
import signInDe from '#locales/de/signin.json' with { type: 'json' };
import uiDe from '#locales/de/ui.json' with { type: 'json' };
import desk from '#locales/en/desk.json' with { type: 'json' };
import facts from '#locales/en/facts.json' with { type: 'json' };
import portal from '#locales/en/portal.json' with { type: 'json' };
import signIn from '#locales/en/signin.json' with { type: 'json' };
import ui from '#locales/en/ui.json' with { type: 'json' };

/** All that the screens say, in English and in German. */
export const ENGLISH: Catalogue = { ...facts, ...ui, ...desk, ...portal, ...signIn };
export const GERMAN: Catalogue = { ...factsDe, ...uiDe, ...deskDe, ...portalDe, ...signInDe };

/** A journey that asks for a text that is no more says so, instead of looking for its key on the screen. */
function known(language: 'en' | 'de', catalogue: Catalogue): ReturnType<typeof translator> {
  const translate = translator(language, catalogue);
  return (key, params) => {
    if (catalogue[key] === undefined) throw new Error(`There is no text ${key} in ${language}.`);
    return translate(key, params);
  };
}

/** A text of the screens as people read it, in English: `t('signin.title')`. */
export const t = known('en', ENGLISH);
/** The same in German. */
export const tDe = known('de', GERMAN);

export type Words = typeof t;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a text looks like when the values that are not given may be anything: `like(t('now.said', { name }))`. */
export function like(text: string): RegExp {
  const pieces = text.split(/\{\w+\}/).map((piece) => escaped(piece).replace(/\s+/g, '\\s+'));
  return new RegExp(pieces.join('.+'));
}
