import type { Language } from './text.ts';

/** The locale for dates and numbers: English reads day before month and a 24-hour clock. */
export function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : 'de-DE';
}
