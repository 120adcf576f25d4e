import { LANGUAGES, type Language } from '#kernel/text.ts';
import { remember } from './memory.ts';

const KEY = 'evenkeel.language';

/** What a language calls itself: the one text that is the same in every catalogue. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** The language of the page as it stands; the boot script chose it before the first paint. */
export function pageLanguage(): Language {
  return LANGUAGES.find((language) => language === document.documentElement.lang) ?? 'en';
}

/** Makes `language` the page's language and remembers it on this device. */
export function keepLanguage(language: Language): void {
  document.documentElement.lang = language;
  remember(KEY, language);
}
