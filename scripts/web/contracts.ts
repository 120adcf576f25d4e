import { globSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const CONTRACT = /\/src\/capabilities\/[^/]+\/contract\.ts$/;

interface Endpoint {
  readonly method: string;
  readonly path: string;
  readonly creates: boolean;
}

function isContract(value: unknown): value is { name: string; grants: object; endpoints: Record<string, Endpoint> } {
  return typeof value === 'object' && value !== null && 'endpoints' in value && 'grants' in value;
}

/** Whether a value is plain data, such as a list of names; a schema is none. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Which words some page writes: the names of endpoints that it calls, and of permissions that it asks for. */
export type Written = (word: string) => boolean;

/**
 * What pages read of an export of a contract: how to call the endpoints that some page names, who may do what as far as
 * some page asks, and plain lists. No schemas.
 */
export function browserView(value: unknown, written: Written): unknown {
  if (!isContract(value)) return isPlain(value) ? value : undefined;
  const endpoints = Object.entries(value.endpoints)
    .filter(([name]) => written(name))
    .map(([name, { method, path, creates }]) => [name, { method, path, ...(creates && { creates }) }]);
  const grants = Object.entries(value.grants).filter(([permission]) => written(permission));
  return { ...(grants.length > 0 && { grants: Object.fromEntries(grants) }), endpoints: Object.fromEntries(endpoints) };
}

/** Every word that a page writes, and every short text such as a permission. */
function writtenByPages(root: string): ReadonlySet<string> {
  const pages = globSync('src/{app/web,ui,capabilities/*/web}/**/*.{ts,tsx}', { cwd: root });
  const sources = pages.map((page) => readFileSync(resolve(root, page), 'utf8'));
  const texts = sources.flatMap((source) => [...source.matchAll(/'([a-z.-]+)'/g)].flatMap(([, text]) => text ?? []));
  return new Set([...sources.flatMap((source) => source.match(/\w+/g) ?? []), ...texts]);
}

/**
 * Contracts are declared with schemas, of which a page uses only the types: the server checks what comes in and
 * filters what goes out. So a bundle gets each contract as a small table of methods and paths. While somebody works on
 * the pages it holds all of them.
 */
export function contracts(): Plugin {
  let written: Written = () => true;
  return {
    name: 'evenkeel:contracts',
    enforce: 'pre',
    configResolved({ command }) {
      if (command !== 'build') return;
      const words = writtenByPages(resolve(import.meta.dirname, '../..'));
      written = (word) => words.has(word);
    },
    async load(id) {
      if (!CONTRACT.test(id)) return null;
      const changed = statSync(id).mtimeMs;
      const module: Record<string, unknown> = await import(`${pathToFileURL(id).href}?changed=${changed}`);
      const lines = Object.entries(module).map(
        ([name, value]) => `export const ${name} = ${JSON.stringify(browserView(value, written)) ?? 'undefined'};`,
      );
      return { code: lines.join('\n'), map: { mappings: '' } };
    },
  };
}
