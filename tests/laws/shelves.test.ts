import { expect, it } from 'vitest';
import { ORDER } from '#capabilities/order.ts';
import { pathsIn } from './kit/sources.ts';

const SHELVES = [
  /^README\.md$/,
  /^contract\.ts$/,
  /^facts\.ts$/,
  /^index\.ts$/,
  /^domain\/.*\.ts$/,
  /^server\/routes\.ts$/,
  /^server\/store\.ts$|^server\/\w+(-\w+)*-store\.ts$/,
  /^server\/tables\.ts$/,
  /^server\/operations\/.*\.ts$/,
  /^migrations\/.*\.sql$/,
];

const paths = await pathsIn('src/capabilities');
const capabilities = [...new Set(paths.map((path) => path.split('/')[2] ?? ''))].filter(
  (name) => !name.endsWith('.ts'),
);

it('the order names every capability, and no other', () => {
  expect(Object.keys(ORDER).toSorted()).toEqual(capabilities.toSorted());
});

it('the order has no rings: each uses only what stands before it', () => {
  const names = Object.keys(ORDER);
  for (const [name, uses] of Object.entries(ORDER)) {
    expect(
      uses.filter((other) => names.indexOf(other) >= names.indexOf(name)),
      name,
    ).toEqual([]);
  }
});

it.each(capabilities)('%s has its shelves', (name) => {
  const own = paths
    .filter((path) => path.startsWith(`src/capabilities/${name}/`))
    .map((path) => path.split('/').slice(3).join('/'));
  expect(SHELVES.filter((shelf) => !own.some((path) => shelf.test(path))).map(String)).toEqual([]);
});

it.each(capabilities)('%s keeps to its shelves', (name) => {
  const known =
    /^(README\.md|contract\.ts|facts(\.test)?\.ts|index\.ts|(contract|domain|server|migrations|web|testing)\/.*)$/;
  const own = paths
    .filter((path) => path.startsWith(`src/capabilities/${name}/`))
    .map((path) => path.split('/').slice(3).join('/'));
  expect(own.filter((path) => !known.test(path))).toEqual([]);
});

it('migrations have names that give them one order', async () => {
  const all = [...paths, ...(await pathsIn('src/platform/database/migrations'))].filter((path) =>
    path.endsWith('.sql'),
  );
  const names = all.map((path) => path.split('/').at(-1) ?? '');
  expect(names.filter((name) => !/^\d{8}T\d{4}_[a-z0-9_]+\.sql$/.test(name))).toEqual([]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
