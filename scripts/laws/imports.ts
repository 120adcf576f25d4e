import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { type ModuleItem, parse } from '@swc/core';

export interface Import {
  /** Path from the root, for example `src/kernel/ids.ts`. */
  readonly from: string;
  /** Path from the root for our own files, the bare name for packages and Node's own. */
  readonly to: string;
  /** False for an import of types alone, and for a dynamic one: neither is needed when the module loads. */
  readonly loads: boolean;
}

interface Found {
  readonly specifier: string;
  readonly loads: boolean;
}

function foundIn(item: ModuleItem): Found[] {
  switch (item.type) {
    case 'ImportDeclaration': {
      const typesOnly =
        item.typeOnly ||
        (item.specifiers.length > 0 && item.specifiers.every((one) => 'isTypeOnly' in one && one.isTypeOnly));
      return [{ specifier: item.source.value, loads: !typesOnly }];
    }
    case 'ExportAllDeclaration':
      return [{ specifier: item.source.value, loads: true }];
    case 'ExportNamedDeclaration':
      return item.source ? [{ specifier: item.source.value, loads: !('typeOnly' in item && item.typeOnly) }] : [];
    default:
      return [];
  }
}

const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+\.ts)['"]/g;

const ALIASES: readonly (readonly [prefix: string, folder: string])[] = [
  ['#kernel/', 'src/kernel/'],
  ['#platform/', 'src/platform/'],
  ['#ui/', 'src/ui/'],
  ['#capabilities/', 'src/capabilities/'],
  ['#app/', 'src/app/'],
  ['#locales/', 'locales/'],
  ['#tests/', 'tests/'],
];

/** Where an import leads: a file of ours as its path from the root, anything else as it is written. */
export function resolveImport(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier));
  const alias = ALIASES.find(([prefix]) => specifier.startsWith(prefix));
  return alias ? normalize(alias[1] + specifier.slice(alias[0].length)) : specifier;
}

/** Every import of a module, of types too, static and dynamic. */
export async function importsOf(file: string, source: string): Promise<Import[]> {
  const module = await parse(source, { syntax: 'typescript', tsx: file.endsWith('.tsx'), target: 'es2022' });
  const dynamic = [...source.matchAll(DYNAMIC)].flatMap((match) => {
    const specifier = match[1] ?? match[2];
    return specifier === undefined ? [] : [{ specifier, loads: false }];
  });
  return [...module.body.flatMap(foundIn), ...dynamic].map(({ specifier, loads }) => ({
    from: file,
    to: resolveImport(file, specifier),
    loads,
  }));
}

/** Imports of our own files that lead nowhere. */
export function leadsNowhere(root: string, { to }: Import): boolean {
  if (!/^(src|locales|tests|scripts|bench)\//.test(to)) return false;
  const file = join(root, to);
  return !existsSync(file) || !statSync(file).isFile();
}
