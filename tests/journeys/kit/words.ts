import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Catalogue, translator } from '#kernel/messages.ts';
import type { Language } from '#kernel/text.ts';

const LOCALES = resolve(import.meta.dirname, '../../../locales');
/** What the server says; the rest are texts of the screens. */
const NOT_ON_SCREENS = new Set(['mail.json', 'problems.json']);

function screensIn(language: Language): Catalogue {
  const folder = join(LOCALES, language);
  const files = readdirSync(folder).filter((name) => !NOT_ON_SCREENS.has(name));
  return Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

/** All that the screens say, in English and in German. */
export const ENGLISH = screensIn('en');
export const GERMAN = screensIn('de');

/** A journey that asks for a text that is no more says so, instead of looking for its key on the screen. */
function known(language: Language, catalogue: Catalogue): ReturnType<typeof translator> {
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
