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

/**
 * What a page reads of an export of a contract: how to call its endpoints, plain lists, and who may do what, as far as
 * some page asks. No schemas.
 */
export function browserView(value: unknown, isAsked: (permission: string) => boolean): unknown {
  if (isContract(value)) {
    const endpoints = Object.entries(value.endpoints).map(([name, { method, path, creates }]) => [
      name,
      { method, path, ...(creates && { creates }) },
    ]);
    const grants = Object.entries(value.grants).filter(([permission]) => isAsked(permission));
    return {
      ...(grants.length > 0 && { grants: Object.fromEntries(grants) }),
      endpoints: Object.fromEntries(endpoints),
    };
  }
  return isPlain(value) ? value : undefined;
}

/** Every short text that a page writes out, permissions among them. */
function writtenByPages(root: string): ReadonlySet<string> {
  const pages = globSync('src/{app/web,capabilities/*/web}/**/*.{ts,tsx}', { cwd: root });
  const written = pages.flatMap((page) => [...readFileSync(resolve(root, page), 'utf8').matchAll(/'([a-z.-]+)'/g)]);
  return new Set(written.flatMap(([, text]) => text ?? []));
}

/**
 * Contracts are declared with schemas, of which a page uses only the types: the server checks what comes in and
 * filters what goes out. So a bundle gets each contract as a small table of methods and paths.
 */
export function contracts(): Plugin {
  const written = writtenByPages(resolve(import.meta.dirname, '../..'));
  return {
    name: 'evenkeel:contracts',
    enforce: 'pre',
    async load(id) {
      if (!CONTRACT.test(id)) return null;
      const changed = statSync(id).mtimeMs;
      const module: Record<string, unknown> = await import(`${pathToFileURL(id).href}?changed=${changed}`);
      const lines = Object.entries(module).map(
        ([name, value]) =>
          `export const ${name} = ${JSON.stringify(browserView(value, (permission) => written.has(permission))) ?? 'undefined'};`,
      );
      return { code: lines.join('\n'), map: { mappings: '' } };
    },
  };
}
