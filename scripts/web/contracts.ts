import { globSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const CONTRACT = /\/src\/capabilities\/[^/]+\/contract\.ts$/;
/** The portal's own modules, and what marks a contract as theirs. */
const PORTAL = /\/web\/portal\//;
const FOR_PORTAL = '?portal';

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

const PAGES = 'src/{app/web,ui,capabilities/*/web}/**/*.{ts,tsx}';

/** Comments, and texts of plain words: an endpoint may be called what they speak of, such as `today`. */
const NOT_CODE = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$|'[\w.-]*'/gm;

/** Every word of these pages' code where it names a contract, and every short text such as a permission. */
function writtenBy(root: string, pages: readonly string[]): ReadonlySet<string> {
  const sources = pages.map((page) => readFileSync(resolve(root, page), 'utf8'));
  const texts = sources.flatMap((source) =>
    [...source.matchAll(/'([a-z-]+\.[a-z.-]+)'/g)].flatMap(([, text]) => text ?? []),
  );
  const calling = sources.filter((source) => /Contract\b/.test(source));
  const code = calling.map((source) => source.replace(NOT_CODE, ' '));
  return new Set([...code.flatMap((source) => source.match(/\w+/g) ?? []), ...texts]);
}

/**
 * Contracts are declared with schemas, of which a page uses only the types: the server checks what comes in and
 * filters what goes out. So a bundle gets each contract as a small table of methods and paths: the portal its own, so
 * that no customer downloads how to call what only the desk calls. While somebody works on the pages it holds all.
 */
export function contracts(): Plugin {
  let written: Written = () => true;
  let writtenByPortal: Written = () => true;
  return {
    name: 'evenkeel:contracts',
    enforce: 'pre',
    configResolved({ command }) {
      if (command !== 'build') return;
      const root = resolve(import.meta.dirname, '../..');
      const pages = globSync(PAGES, { cwd: root });
      const portal = writtenBy(
        root,
        pages.filter((page) => PORTAL.test(page)),
      );
      // The portal's own modules get its own table, so that what only they name need not stand in the other.
      const others = writtenBy(
        root,
        pages.filter((page) => !PORTAL.test(page)),
      );
      written = (word) => others.has(word);
      writtenByPortal = (word) => portal.has(word);
    },
    async resolveId(source, importer) {
      if (!source.endsWith('/contract.ts') || !importer || !PORTAL.test(importer)) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found && CONTRACT.test(found.id) ? `${found.id}${FOR_PORTAL}` : found;
    },
    async load(asked) {
      const forPortal = asked.endsWith(FOR_PORTAL);
      const id = forPortal ? asked.slice(0, -FOR_PORTAL.length) : asked;
      if (!CONTRACT.test(id)) return null;
      const changed = statSync(id).mtimeMs;
      const module: Record<string, unknown> = await import(`${pathToFileURL(id).href}?changed=${changed}`);
      const lines = Object.entries(module).map(
        ([name, value]) =>
          `export const ${name} = ${JSON.stringify(browserView(value, forPortal ? writtenByPortal : written)) ?? 'undefined'};`,
      );
      return { code: lines.join('\n'), map: { mappings: '' } };
    },
  };
}
