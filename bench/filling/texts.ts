import { readFileSync } from 'node:fs';
import { next, randomOf } from '#app/sample/random.ts';

/** What somebody wrote to the desk: made of the sample's own vocabulary, a few words common and most of them rare. */
export interface Text {
  readonly subject: string;
  readonly body: string;
}

const TEXTS = 5000;
const SOURCES = ['everyday.json', 'scenarios.json', 'knowledge.json'];

function vocabulary(): string[] {
  const words = new Map<string, number>();
  for (const source of SOURCES) {
    const text = readFileSync(new URL(`../../src/app/sample/content/${source}`, import.meta.url), 'utf8');
    for (const [word] of text.matchAll(/\p{L}{4,}/gu)) words.set(word.toLowerCase(), (words.get(word) ?? 0) + 1);
  }
  return [...words.keys()].sort();
}

/** 5,000 different texts of 30 to 60 words; the same on every machine. */
export function texts(): Text[] {
  const known = vocabulary();
  const random = randomOf(20_261, 'bench/texts');
  const word = () => known[Math.floor(known.length * next(random) ** 3)] ?? 'word';
  const some = (count: number) => Array.from({ length: count }, word).join(' ');
  return Array.from({ length: TEXTS }, () => ({
    subject: some(6),
    body: `${some(30 + Math.floor(next(random) * 30))}.`,
  }));
}
