import { mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { StartTrouble } from '../start-trouble.ts';
import { isAlive } from './processes.ts';
import type { DataFolderLock } from './types.ts';

const PATIENCE = 1000;
const BUSY = 5;

/** Keeps the handles of held locks: a collected handle would close its file and lose the lock. */
const held = new Set<DatabaseSync>();

/**
 * Makes this process the only Evenkeel on a data folder (made when missing) until it releases the lock
 * or ends. Throws StartTrouble naming the process that has it.
 *
 * The lock is one of the operating system (SQLite's exclusive file lock): it cannot be raced, and it
 * is gone with its holder even after kill -9, so there is no stale lock to judge.
 */
export async function lockDataFolder(dataFolder: string): Promise<DataFolderLock> {
  await mkdir(dataFolder, { recursive: true }).catch((error: unknown) => {
    throw new StartTrouble(`The data folder ${dataFolder} cannot be made: ${reasonOf(error)}.`);
  });
  return lockFolder(await realpath(dataFolder), 'evenkeel', (pid) =>
    [
      `Evenkeel is already running on the data folder ${dataFolder}${pid === undefined ? '' : ` (process ${pid})`}.`,
      'Stop it first, or give this one a folder of its own with EVENKEEL_DATA.',
    ].join(' '),
  );
}

/** Locks `<folder>/<name>.lock`; `<name>.pid` beside it names the holder for the refusal's sentence. */
export async function lockFolder(
  folder: string,
  name: string,
  refusal: (pid: number | undefined) => string,
): Promise<DataFolderLock> {
  const handle = await takeLock(join(folder, `${name}.lock`));
  const pidFile = join(folder, `${name}.pid`);
  if (handle === undefined) throw new StartTrouble(refusal(await livePid(pidFile)));
  held.add(handle);
  await writeFile(`${pidFile}.new`, `${process.pid}\n`);
  await rename(`${pidFile}.new`, pidFile);
  return {
    async release() {
      if (held.delete(handle)) handle.close();
    },
  };
}

/** The lock's handle, or undefined when another process keeps it for longer than a moment. */
async function takeLock(file: string): Promise<DatabaseSync | undefined> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const handle = openOnce(file);
    if (handle !== undefined) return handle;
    if (performance.now() > deadline) return undefined;
    await wait(100);
  }
}

function openOnce(file: string): DatabaseSync | undefined {
  const handle = openFile(file);
  try {
    handle.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return handle;
  } catch (error) {
    handle.close();
    if (isBusy(error)) return undefined;
    throw new StartTrouble(`The lock file ${file} cannot be used: ${reasonOf(error)}.`);
  }
}

function openFile(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw new StartTrouble(
      `The lock file ${file} cannot be opened: ${reasonOf(error)}. May this user write to that folder?`,
    );
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === BUSY;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function livePid(pidFile: string): Promise<number | undefined> {
  const text = await readFile(pidFile, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined;
}
