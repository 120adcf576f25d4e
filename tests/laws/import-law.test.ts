import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breachesOf, cyclesIn } from '../../scripts/laws/import-law.ts';
import { type Import, importsOf, leadsNowhere } from '../../scripts/laws/imports.ts';

const ROOT = resolve(import.meta.dirname, '../..');

async function allImports(): Promise<Import[]> {
  const entries = await readdir(join(ROOT, 'src'), { recursive: true });
  const files = entries.filter((name) => /\.tsx?$/.test(name)).map((name) => `src/${name}`);
  const found = await Promise.all(files.map(async (file) => importsOf(file, await readFile(join(ROOT, file), 'utf8'))));
  return found.flat();
}

describe('the import law', () => {
  it('holds for every module', async () => {
    const breaches = breachesOf(await allImports());
    expect(breaches.map(({ from, to, rule }) => `${from} imports ${to}. ${rule}`)).toEqual([]);
  });

  it('leaves no import that leads nowhere', async () => {
    const lost = (await allImports()).filter((one) => leadsNowhere(ROOT, one));
    expect(lost.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('leaves no ring of modules that need each other when they load', async () => {
    expect(cyclesIn((await allImports()).filter((one) => one.loads))).toEqual([]);
  });

  it.each([
    ['src/kernel/ids.ts', 'src/platform/log.ts'],
    ['src/platform/feed.ts', 'src/capabilities/cases/index.ts'],
    ['src/capabilities/people/server/store.ts', 'src/capabilities/cases/index.ts'],
    ['src/capabilities/cases/server/store.ts', 'src/capabilities/promises/server/store.ts'],
    ['src/capabilities/cases/domain/open.ts', 'zod'],
    ['src/capabilities/cases/domain/open.ts', 'node:crypto'],
    ['src/capabilities/cases/domain/open.ts', 'src/capabilities/promises/domain/clock.ts'],
    ['src/capabilities/cases/web/pages/Case.tsx', 'src/capabilities/cases/server/store.ts'],
    ['src/capabilities/cases/web/pages/Case.tsx', 'node:fs'],
    ['src/ui/Face.tsx', 'src/capabilities/cases/contract.ts'],
    ['src/capabilities/cases/server/store.ts', 'src/app/program.ts'],
    ['src/app/plain/mount.ts', 'src/capabilities/cases/index.ts'],
    ['src/app/plain/mount.ts', 'src/platform/database/transaction.ts'],
  ])('sees a planted breach: %s imports %s', (from, to) => {
    expect(breachesOf([{ from, to, loads: true }])).not.toEqual([]);
  });

  it.each([
    ['src/capabilities/cases/server/store.ts', 'src/capabilities/promises/index.ts'],
    ['src/capabilities/cases/domain/priority.ts', 'src/capabilities/catalogue/domain/index.ts'],
    ['src/capabilities/cases/web/pages/Case.tsx', 'src/capabilities/promises/contract.ts'],
  ])('lets through what is allowed: %s imports %s', (from, to) => {
    expect(breachesOf([{ from, to, loads: true }])).toEqual([]);
  });
});
