import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readyBinaries } from './binaries.ts';
import { choosePlace } from './place.ts';
import { freePort } from './port.ts';
import { goneWithin, isRunning, signal } from './processes.ts';
import { asUser, endWithParent } from './run-as.ts';
import { postmasterArguments } from './settings.ts';
import {
  ask,
  freshFolder,
  KEPT,
  READ_KEPT,
  startChild,
  startHere,
  until,
  untilRunning,
  usedFolder,
} from './testing/workbench.ts';
import type { UnexpectedEnd } from './types.ts';

const WRITE = 'create table written as select 42 as number';
const READ = 'select number from written';

/** A postmaster that nobody looks after, as a killed Evenkeel leaves it where the system cannot end it too. */
async function startOrphan(dataFolder: string): Promise<number> {
  const log = () => undefined;
  const place = await choosePlace(dataFolder, '/nowhere', log);
  const binaries = await readyBinaries({ native: undefined, user: place.user, copies: dataFolder, log });
  const args = postmasterArguments(place.cluster, await freePort(undefined));
  const child = spawn(binaries.postgres, args, { ...asUser(place.user), detached: true, stdio: 'ignore' });
  const pid = child.pid ?? -1;
  onTestFinished(() => signal(pid, 'SIGKILL'));
  await until('the orphan runs', () => existsSync(join(place.cluster, 'postmaster.pid')));
  return pid;
}

describe('after kill -9', { timeout: 30_000 }, () => {
  it('of Evenkeel, PostgreSQL ends by itself and the next start has what was committed', async ({ skip }) => {
    if ((await endWithParent('INT')).length === 0) return skip('this system has no setpriv --pdeathsig');
    const folder = await usedFolder();
    const child = startChild('launcher.ts', [folder]);
    const first = await untilRunning(child);
    await ask(first.url, WRITE);
    await child.kill();
    expect(await goneWithin(first.pid, 5000)).toBe(true);
    expect(await ask((await startHere(folder)).url, READ)).toEqual(KEPT);
  });

  it('of Evenkeel, a start at once needs no patience from anyone', async () => {
    const folder = await usedFolder();
    const child = startChild('launcher.ts', [folder]);
    const first = await untilRunning(child);
    await ask(first.url, WRITE);
    await child.kill();
    const second = startChild('launcher.ts', [folder]);
    const { url, pid } = await untilRunning(second);
    expect(await isRunning(first.pid)).toBe(false);
    expect(pid).not.toBe(first.pid);
    expect(await ask(url, READ)).toEqual(KEPT);
  });

  it('of the postmaster, the program is told and may start it again at once', async () => {
    const folder = await usedFolder();
    const ends: UnexpectedEnd[] = [];
    const first = await startHere(folder, { onExit: (end) => ends.push(end) });
    await ask(first.url, WRITE);
    signal(first.pid, 'SIGKILL');
    await until('onExit is called', () => ends.length > 0);
    expect(ends).toEqual([{ code: null, signal: 'SIGKILL', message: expect.stringContaining('ended by itself') }]);
    const second = await startHere(folder);
    expect(await ask(second.url, READ)).toEqual(KEPT);
    await second.stop();
    expect(ends).toHaveLength(1);
  });

  it('of the first start, half-made files are made anew', async () => {
    const folder = join(await freshFolder(), 'data');
    const child = startChild('launcher.ts', [folder]);
    const begun = async () => {
      const names = await readdir(folder).catch(() => []);
      return names.some((name) => existsSync(join(folder, name, 'cluster', 'global')));
    };
    await until('initdb is at work', begun);
    await child.kill();
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
    const postgres = await startHere(folder);
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await readdir(folder)).filter((name) => name.includes('.new'))).toEqual([]);
  });
});

describe('what an earlier run left', { timeout: 30_000 }, () => {
  it('a postmaster without its Evenkeel is ended cleanly, not its data', async () => {
    const folder = await usedFolder();
    const first = await startHere(folder);
    await ask(first.url, WRITE);
    await first.stop();
    const orphan = await startOrphan(folder);
    const second = await startHere(folder);
    expect(await isRunning(orphan)).toBe(false);
    expect(second.lines.map((line) => line.message).join()).toContain(`process ${orphan}`);
    expect(await ask(second.url, READ)).toEqual(KEPT);
  });

  it('a backend that was too busy to see its postmaster killed', async ({ skip }) => {
    if (process.platform !== 'linux') return skip('only Linux tells which folder a process works in');
    const folder = await usedFolder();
    const ended = Promise.withResolvers<void>();
    const first = await startHere(folder, { onExit: () => ended.resolve() });
    const busy = new pg.Client({ connectionString: first.url });
    busy.on('error', () => undefined);
    await busy.connect();
    const pid = (await busy.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? -1;
    const endless = busy.query('do $$ begin loop end loop; end $$').catch(() => undefined);
    signal(first.pid, 'SIGKILL');
    await ended.promise;
    expect(await isRunning(pid)).toBe(true);
    const second = await startHere(folder);
    expect(await isRunning(pid)).toBe(false);
    expect(await ask(second.url, READ_KEPT)).toEqual(KEPT);
    await endless;
  });

  it('a postmaster.pid whose process id another program has by now', async () => {
    const folder = await usedFolder();
    const other = spawn('sleep', ['60'], { stdio: 'ignore' });
    await once(other, 'spawn');
    onTestFinished(() => void other.kill());
    const cluster = join(folder, 'postgres');
    const lines = [other.pid, cluster, 1, 5432, '', '127.0.0.1', '  1  1', 'ready   ', ''];
    await writeFile(join(cluster, 'postmaster.pid'), lines.join('\n'));
    const second = await startHere(folder);
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(other.exitCode).toBeNull();
    expect(await isRunning(other.pid ?? -1)).toBe(true);
  });

  it.each([
    ['empty', ''],
    ['unreadable', 'what is this\n'],
    ['of a process that is gone', '4194300\n/nowhere\n1\n5432\n\n127.0.0.1\n'],
  ])('a postmaster.pid that is %s', async (_, content) => {
    const folder = await usedFolder();
    await writeFile(join(folder, 'postgres', 'postmaster.pid'), content);
    const second = await startHere(folder);
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
