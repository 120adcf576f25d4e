import { basename } from 'node:path';
import { LANGUAGES, type Language } from '#kernel/text.ts';
import { pathsIn, textOf } from './sources.ts';

/** The catalogues of one language: file name without its ending, to keys, to patterns. */
export type Locale = ReadonlyMap<string, ReadonlyMap<string, string>>;

async function readLocale(language: Language): Promise<Locale> {
  const paths = (await pathsIn(`locales/${language}`)).filter((path) => path.endsWith('.json'));
  const read = paths.map(async (path) => {
    const catalogue: Record<string, string> = JSON.parse(await textOf(path));
    return [basename(path, '.json'), new Map(Object.entries(catalogue))] as const;
  });
  return new Map(await Promise.all(read));
}

export async function readLocales(): Promise<ReadonlyMap<Language, Locale>> {
  return new Map(await Promise.all(LANGUAGES.map(async (one) => [one, await readLocale(one)] as const)));
}

const PLURAL = /\{(\w+), plural,((?:\s*(?:=\d+|zero|one|two|few|many|other) \{[^{}]*\})+)\s*\}/g;
const NAME = /\{(\w+)\}/g;

/** The names that a pattern wants values for, in order. */
export function namesIn(pattern: string): string[] {
  const plural = [...pattern.matchAll(PLURAL)].map((match) => match[1] ?? '');
  const plain = [...pattern.replace(PLURAL, '').matchAll(NAME)].map((match) => match[1] ?? '');
  return [...new Set([...plural, ...plain])].toSorted();
}

/** What is wrong with a pattern by itself; empty when nothing is. */
export function faultsIn(pattern: string): string[] {
  const faults: string[] = [];
  if (pattern.trim() === '') faults.push('is empty');
  if (pattern !== pattern.trim() || /[\n\r\t]/.test(pattern)) faults.push('has white space at an end, or a line end');
  for (const [whole, , branches = ''] of pattern.matchAll(PLURAL)) {
    if (!/\bother \{/.test(branches)) faults.push(`${whole} has no "other"`);
    if (!/\bone \{|=1 \{/.test(branches)) faults.push(`${whole} has no form for one`);
  }
  if (/[{}]/.test(pattern.replace(PLURAL, '').replace(NAME, '')))
    faults.push('has a brace that is no name and no plural');
  return faults;
}
