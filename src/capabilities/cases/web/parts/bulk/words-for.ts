import { firstNameOf } from '../names.ts';

/** Stands in a text to many for the first name of each. */
const NAME = /\{name\}/g;

/** The words as this recipient reads them. */
export function wordsFor(text: string, name: string): string {
  return text.replace(NAME, firstNameOf(name)).trim();
}

/** Words that were written to one, ready for many: their first name stands for that of each. */
export function forMany(text: string, name: string): string {
  const first = firstNameOf(name);
  return text.replaceAll(/[\p{L}\p{M}'’-]+/gu, (word) => (word === first ? '{name}' : word));
}
