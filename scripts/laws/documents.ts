import { posix } from 'node:path';

/** A document: its path from the root, and its text. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

const FENCE = /^(```|~~~)[\s\S]*?^\1/gm;
const EXTENSION = /\.(tsx?|mjs|json|sql|css|html|md|png|eml|toml|ya?ml)$/;
/** Addresses, placeholders, and what exists only while Evenkeel runs or is built. */
const NO_PATH = /^[/.#]|[\s<>{}*…$=:()]|^(data|dist|node_modules)\/|^(application|text|multipart)\/|^[A-Z][a-z]+\//;

function inBackticks(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);
}

/** Whether a name in backticks means a file or folder of this repository. */
function isPath(name: string): boolean {
  return !NO_PATH.test(name) && (name.includes('/') || EXTENSION.test(name));
}

/** The files and folders that a text names in backticks, outside blocks of code. */
export function pathsIn(text: string): string[] {
  return inBackticks(text.replace(FENCE, '')).filter(isPath);
}

/** Where the links and pictures of a document lead inside the repository, as paths from the root. */
export function linksIn({ path, text }: Document): string[] {
  return [...text.replace(FENCE, '').matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset)="([^"]+)"/g)]
    .map(([, link, picture]) => (link ?? picture ?? '').replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^(\w+:|\/)/.test(target))
    .map((target) => posix.normalize(posix.join(posix.dirname(path), target)).replace(/\/$/, ''));
}

/** Whether a named path exists, as it stands or as the end of a longer one: `reply.ts`, `people/server/identity`. */
export function leadsSomewhere(name: string, known: readonly string[]): boolean {
  const bare = name.replace(/\/$/, '');
  return known.some((path) => path === bare || path.endsWith(`/${bare}`));
}

/** The variables of the environment that a text names. */
export function variablesIn(text: string): string[] {
  return [...new Set(text.match(/\b(EVENKEEL_[A-Z_]+|DATABASE_URL)\b/g) ?? [])].sort();
}

/** One row of the glossary: the word, and the names that stand for it in the code. */
export interface Term {
  readonly word: string;
  readonly names: readonly string[];
}

/** The words of the glossary's tables that say where they stand in the code. */
export function termsIn(glossary: string): Term[] {
  return glossary.split(/^## /m).flatMap((section) => {
    if (!section.includes('| In the code |')) return [];
    const rows = section.split('\n').filter((line) => line.startsWith('| '));
    return rows.slice(1).map((row) => {
      const [word = '', , ...rest] = row.slice(1, -1).split('|');
      return { word: word.trim(), names: inBackticks(rest.join('|')) };
    });
  });
}

/** Whether a name stands in the source as a word of its own. */
export function standsIn(source: string, name: string): boolean {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${literal}(?![\\w-])`).test(source);
}

/** What no document says: the project speaks of itself alone. */
const FORBIDDEN = [/\bissues? #?\d+/gi, /#\d+ issue/gi, /\bsessions? \d+/gi, /\/work\//g, /\bhelpers?\b/gi];

/** The forbidden words of a text. */
export function forbiddenIn(text: string): string[] {
  return FORBIDDEN.flatMap((pattern) => text.match(pattern) ?? []);
}
