import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockDataFolder } from './lock.ts';
import { freshFolder, startChild } from './testing/workbench.ts';

async function lockHere(folder: string) {
  const lock = await lockDataFolder(folder);
  onTestFinished(() => lock.release());
  return lock;
}

async function lockElsewhere(folder: string) {
  const child = startChild('locker.ts', [folder]);
  expect(await child.nextLine()).toBe('waiting');
  child.say('go\n');
  expect(await child.nextLine()).toBe('locked');
  return child;
}

describe('the lock of a data folder', { timeout: 20_000 }, () => {
  it('refuses a second start and names the process that runs', async () => {
    const folder = join(await freshFolder(), 'data');
    const { pid } = await lockElsewhere(folder);
    await expect(lockDataFolder(folder)).rejects.toThrow(
      `Evenkeel is already running on the data folder ${folder} (process ${pid}).`,
    );
  });

  it('also counts inside one process, and can be released', async () => {
    const folder = join(await freshFolder(), 'data');
    const lock = await lockHere(folder);
    await expect(lockDataFolder(folder)).rejects.toThrow(`(process ${process.pid})`);
    await lock.release();
    await lockHere(folder);
  });

  it('leaves nothing behind but its two files', async () => {
    const folder = join(await freshFolder(), 'data');
    await lockHere(folder);
    expect((await readdir(folder)).sort()).toEqual(['evenkeel.lock', 'evenkeel.pid']);
  });

  it('is gone with its holder, even after kill -9', async () => {
    const folder = join(await freshFolder(), 'data');
    const child = await lockElsewhere(folder);
    await child.kill();
    await lockHere(folder);
  });

  it('is not held by a process that only has the same id as a former holder', async () => {
    const folder = join(await freshFolder(), 'data');
    const lock = await lockDataFolder(folder);
    await lock.release();
    await writeFile(join(folder, 'evenkeel.pid'), `${process.ppid}\n`);
    await lockHere(folder);
  });

  it('goes to exactly one of many that start at the same moment, also over a killed holder', async () => {
    const folder = join(await freshFolder(), 'data');
    const killed = await lockElsewhere(folder);
    const rivals = Array.from({ length: 4 }, () => startChild('locker.ts', [folder]));
    await Promise.all(rivals.map((rival) => rival.nextLine()));
    await killed.kill();
    for (const rival of rivals) rival.say('go\n');
    const said = await Promise.all(rivals.map((rival) => rival.nextLine()));
    expect(said.filter((line) => line === 'locked')).toHaveLength(1);
    expect(said.filter((line) => line.includes('already running'))).toHaveLength(3);
  });

  it('says so when the folder may not be written', async () => {
    const folder = await freshFolder();
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(lockDataFolder(join(file, 'data'))).rejects.toThrow(/cannot be made/);
  });
});
