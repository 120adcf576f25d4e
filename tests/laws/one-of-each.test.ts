import { expect, it } from 'vitest';
import { textOf } from './kit/sources.ts';

/** Parts that share state or styles, and work only where all of them are of one version and there once. */
const ONE_OF_EACH = /(?:^|\/)node_modules\/(@mantine\/[^/]+|react|react-dom)$/;

it('what has to be there once, is: one version of all of Mantine, and of React', async () => {
  const { packages }: { packages: Record<string, { version: string }> } = JSON.parse(await textOf('package-lock.json'));
  const found = Object.entries(packages).flatMap(([path, { version }]) => {
    const [, name] = ONE_OF_EACH.exec(path) ?? [];
    return name === undefined ? [] : [{ path, family: name.replace(/^(@mantine)\/.*|-dom$/, '$1'), version }];
  });
  expect(found.filter(({ path }) => path.lastIndexOf('node_modules/') > 0)).toEqual([]);
  const families = Map.groupBy(found, ({ family }) => family);
  expect([...families.keys()].toSorted()).toEqual(['@mantine', 'react']);
  for (const [family, all] of families) expect(new Set(all.map(({ version }) => version)).size, family).toBe(1);
});
