/*
 * How hard a text is to read, by the grade of Flesch and Kincaid: how many years of school it takes. Made for English
 * alone, and for texts of some length; of a label it says nothing.
 */

const PLURAL = /\{\w+, plural,.*?other \{([^{}]*)\}\s*\}/g;

/** A pattern as it reads once it is filled: a name where a name stands, the plural where there are several forms. */
export function filled(pattern: string): string {
  return pattern
    .replace(PLURAL, '$1')
    .replaceAll('#', '3')
    .replace(/\{\w+\}/g, 'Anna');
}

export const wordsIn = (text: string): string[] => text.match(/\p{L}[\p{L}’'-]*/gu) ?? [];

function sentencesIn(text: string): number {
  return Math.max(1, text.split(/[.!?:;](?:\s|$)/).filter((one) => /\p{L}/u.test(one)).length);
}

/** Groups of vowels, without the e at the end that nobody speaks. */
function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const spoken = letters.replace(/([^laeiouy]es|[^dt]ed|[^laeiouy]e)$/, '').replace(/^y/, '');
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 0);
}

/** The grade that a text in English takes. */
export function gradeOf(text: string): number {
  const words = wordsIn(text);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return 0.39 * (words.length / sentencesIn(text)) + 11.8 * (syllables / words.length) - 15.59;
}
