import { expect, it } from 'vitest';
import { pathsIn, ships, textOf } from './kit/sources.ts';

const MOST_LINES = 250;

/** Files that may be longer, each for a reason. */
const LONGER: Readonly<Record<string, string>> = {
  'src/app/sample/content-shapes.ts': 'One schema per file of content, read side by side with it.',
};

/** Made-up content is data. */
const DATA = /^src\/app\/web\/kit\/sample\.ts$/;

async function lengths(): Promise<{ path: string; lines: number }[]> {
  const folders = await Promise.all(
    ['src', 'scripts', 'bench', 'tests'].map((folder) => pathsIn(folder).catch(() => [])),
  );
  const paths = folders.flat().filter((path) => ships(path) && !DATA.test(path));
  return Promise.all(paths.map(async (path) => ({ path, lines: (await textOf(path)).trimEnd().split('\n').length })));
}

it('a file is small enough to be read at one go', async () => {
  const long = (await lengths()).filter(({ path, lines }) => lines > MOST_LINES && !(path in LONGER));
  expect(long).toEqual([]);
});

it('what may be longer still is', async () => {
  const known = new Map((await lengths()).map(({ path, lines }) => [path, lines]));
  expect(Object.keys(LONGER).filter((path) => (known.get(path) ?? 0) <= MOST_LINES)).toEqual([]);
});
