import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/*
 * Weighs what a person downloads before the first page of each door stands: the entry with everything it imports,
 * and the heaviest of its pages on top. Run after the build; ends with 1 when a door is over its budget.
 */

const KB = 1000;
const BUDGETS = [
  { door: 'portal', js: 100 * KB, css: 15 * KB },
  { door: 'desk', js: 230 * KB, css: 40 * KB },
  { door: 'signin', js: 100 * KB, css: 15 * KB },
  { door: 'ask-us', js: 100 * KB, css: 15 * KB },
] as const;

interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

const built = resolve(import.meta.dirname, '../dist/web');

function gzipped(file: string): number {
  return gzipSync(readFileSync(resolve(built, file)), { level: 9 }).length;
}

/** The keys of a chunk and of everything that it imports statically. */
function closure(manifest: Manifest, keys: readonly string[], known = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (known.has(key)) continue;
    known.add(key);
    closure(manifest, manifest[key]?.imports ?? [], known);
  }
  return known;
}

function weigh(manifest: Manifest, keys: Iterable<string>): { js: number; css: number } {
  const chunks = [...keys].flatMap((key) => manifest[key] ?? []);
  const scripts = new Set(chunks.map((chunk) => chunk.file).filter((file) => file.endsWith('.js')));
  const styles = new Set(chunks.flatMap((chunk) => chunk.css ?? []));
  const sum = (files: Set<string>) => [...files].reduce((total, file) => total + gzipped(file), 0);
  return { js: sum(scripts), css: sum(styles) };
}

interface Weight {
  readonly entry: { js: number; css: number };
  readonly heaviest: { js: number; css: number };
  readonly page: string;
}

function weightOf(manifest: Manifest, door: string): Weight {
  const boot = Object.keys(manifest).filter((key) => manifest[key]?.name === 'boot');
  const entryKeys = closure(manifest, [...boot, `${door}.html`]);
  const entry = weigh(manifest, entryKeys);
  const pages = [...entryKeys]
    .flatMap((key) => manifest[key]?.dynamicImports ?? [])
    .filter((key) => !key.includes('locales/'));
  let heaviest = { ...entry, page: 'none' };
  for (const page of pages) {
    const weight = weigh(manifest, new Set([...entryKeys, ...closure(manifest, [page])]));
    if (weight.js > heaviest.js) heaviest = { ...weight, page };
  }
  return { entry, heaviest, page: heaviest.page };
}

const kb = (bytes: number) => `${(bytes / KB).toFixed(1)} kB`;

const manifest: Manifest = JSON.parse(readFileSync(resolve(built, 'manifest.json'), 'utf8'));
let over = false;
for (const { door, js, css } of BUDGETS) {
  const { entry, heaviest, page } = weightOf(manifest, door);
  const fits = heaviest.js <= js && heaviest.css <= css;
  over ||= !fits;
  console.log(
    `${door.padEnd(7)} JS ${kb(heaviest.js)} of ${kb(js)}, CSS ${kb(heaviest.css)} of ${kb(css)} (gzip)` +
      `  entry alone ${kb(entry.js)}, heaviest page ${page}${fits ? '' : '  OVER BUDGET'}`,
  );
}
const BUTTON = 3 * KB;
const button = gzipped('ask-us.js');
over ||= button > BUTTON;
console.log(`button  JS ${kb(button)} of ${kb(BUTTON)} (gzip), on sites that are not ours`);
process.exitCode = over ? 1 : 0;
