import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Document,
  forbiddenIn,
  leadsSomewhere,
  linksIn,
  pathsIn,
  standsIn,
  termsIn,
  variablesIn,
} from '../../scripts/laws/documents.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const NOT_OURS = new Set(['node_modules', 'dist', 'data', 'test-results', '.git']);

async function pathsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, folder), { withFileTypes: true });
  const kept = entries.filter(({ name }) => folder !== '' || !NOT_OURS.has(name));
  const found = kept.map(async (entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? [path, ...(await pathsBelow(path))] : [path];
  });
  return (await Promise.all(found)).flat();
}

const read = (path: string) => readFile(join(ROOT, path), 'utf8');

let paths: readonly string[];
let documents: readonly Document[];
beforeAll(async () => {
  paths = await pathsBelow('');
  const pages = paths.filter((path) => /^([A-Z]+\.md|docs\/.*\.md|src\/capabilities\/[^/]+\/README\.md)$/.test(path));
  documents = await Promise.all(pages.map(async (path) => ({ path, text: await read(path) })));
});

function textOf(path: string): string {
  const found = documents.find((document) => document.path === path);
  if (!found) throw new Error(`${path} is missing.`);
  return found.text;
}

describe('the documents', () => {
  it.each(['README.md', 'ARCHITECTURE.md'])('%s has fewer than 150 lines', (path) => {
    expect(textOf(path).trimEnd().split('\n').length).toBeLessThan(150);
  });

  it('name no file that is not there', () => {
    const bound = documents.filter(({ path }) => /^(docs\/|README|ARCHITECTURE|CONTRIBUTING)/.test(path));
    const lost = bound.flatMap(({ path, text }) =>
      pathsIn(text)
        .filter((name) => !leadsSomewhere(name, paths))
        .map((name) => `${path}: ${name}`),
    );
    expect(lost).toEqual([]);
  });

  it('link to nothing that is not there', () => {
    const lost = documents.flatMap((document) =>
      linksIn(document)
        .filter((target) => !paths.includes(target))
        .map((target) => `${document.path}: ${target}`),
    );
    expect(lost).toEqual([]);
  });

  it('show every picture there is, and none is heavy', async () => {
    const pictures = paths.filter((path) => path.startsWith('docs/images/'));
    const shown = new Set(documents.flatMap(linksIn));
    expect(pictures.filter((path) => !shown.has(path))).toEqual([]);
    const sizes = await Promise.all(pictures.map(async (path) => (await stat(join(ROOT, path))).size));
    expect(pictures.filter((_, index) => (sizes[index] ?? 0) >= 300_000)).toEqual([]);
  });

  it('speak of the project alone', () => {
    const said = documents.flatMap(({ path, text }) => forbiddenIn(text).map((words) => `${path}: ${words}`));
    expect(said).toEqual([]);
  });
});

describe('the settings', () => {
  it('are all explained to operators, and none that does not exist', async () => {
    const wanted = variablesIn(await read('src/platform/config.ts'));
    const explained = variablesIn(`${textOf('README.md')}\n${textOf('docs/guide/operators.md')}`);
    expect(explained).toEqual(wanted);
  });
});

describe('the glossary', () => {
  it('says of each word where it stands in the code', () => {
    const terms = termsIn(textOf('docs/glossary.md'));
    expect(terms.length).toBeGreaterThan(50);
    expect(terms.filter(({ names }) => names.length === 0).map(({ word }) => word)).toEqual([]);
    const words = terms.map(({ word }) => word);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it('names nothing that the code does not', async () => {
    const code = paths.filter((path) => /^src\/.*\.(tsx?|sql)$/.test(path) && !/\.test\.tsx?$/.test(path));
    const source = (await Promise.all(code.map(read))).join('\n');
    const unknown = termsIn(textOf('docs/glossary.md')).flatMap(({ word, names }) =>
      names
        .filter((name) => !(name.includes('/') ? leadsSomewhere(name, paths) : standsIn(source, name)))
        .map((name) => `${word}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('the law itself', () => {
  it('tells paths from other names', () => {
    const text =
      '`src/kernel/call.ts` `reply.ts` `people/server/identity` `npm test` `GET /cases` `/readyz` `Europe/Berlin`';
    expect(pathsIn(text)).toEqual(['src/kernel/call.ts', 'reply.ts', 'people/server/identity']);
    expect(pathsIn('```\n`gone.ts`\n```')).toEqual([]);
  });

  it('sees a planted breach', () => {
    expect(leadsSomewhere('eply.ts', ['src/reply.ts'])).toBe(false);
    const links = '[x](../b.md#part) [y](https://c.example) <img alt="" src="d.png">';
    expect(linksIn({ path: 'docs/a.md', text: links })).toEqual(['b.md', 'docs/d.png']);
    expect(standsIn('const keeper = 1', 'keep')).toBe(false);
    expect(termsIn('## A\n| Word | Meaning | In the code |\n|---|---|---|\n| case | x | `Case` |\n')).toEqual([
      { word: 'case', names: ['Case'] },
    ]);
    expect(forbiddenIn('see issue 12, session 3 and /work/x')).toHaveLength(3);
  });
});
