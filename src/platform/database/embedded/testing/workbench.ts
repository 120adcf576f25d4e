import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, realpath, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { type EmbeddedOptions, type EmbeddedPostgres, type LogLine, startEmbedded } from '../index.ts';

const MEMORY = '/dev/shm';
const ENOUGH = 2_000_000_000;

/** A folder of its own that every user may enter; gone with the test. In memory where there is room, as it is faster. */
export async function freshFolder(where: 'memory' | 'disk' = 'memory'): Promise<string> {
  const folder = await makeFolder(where === 'memory' && (await hasRoomInMemory()) ? MEMORY : tmpdir());
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

async function makeFolder(parent: string): Promise<string> {
  const folder = await realpath(await mkdtemp(join(parent, 'evenkeel-test-')));
  await chmod(folder, 0o755);
  return folder;
}

async function hasRoomInMemory(): Promise<boolean> {
  return statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize > ENOUGH,
    () => false,
  );
}

const run = promisify(execFile);

let prepared: Promise<string> | undefined;

afterAll(async () => {
  if (prepared !== undefined) await rm(dirname(await prepared), { recursive: true, force: true });
});

/** A data folder whose cluster is made already: a copy of one that each test file makes once. */
export async function usedFolder(): Promise<string> {
  prepared ??= prepare();
  const folder = join(await freshFolder(), 'data');
  await run('cp', ['-a', await prepared, folder]);
  return folder;
}

async function prepare(): Promise<string> {
  const folder = await makeFolder((await hasRoomInMemory()) ? MEMORY : tmpdir());
  const dataFolder = join(folder, 'data');
  const postgres = await startEmbedded({ dataFolder, log: () => undefined });
  await ask(postgres.url, 'create table kept as select 42 as number');
  await postgres.stop();
  return dataFolder;
}

/** What stands in a prepared database. */
export const READ_KEPT = 'select number from kept';
export const KEPT = [{ number: 42 }];

export interface Started extends EmbeddedPostgres {
  readonly lines: readonly LogLine[];
}

/** Starts PostgreSQL in this process; it is stopped with the test. */
export async function startHere(dataFolder: string, more: Partial<EmbeddedOptions> = {}): Promise<Started> {
  const lines: LogLine[] = [];
  const postgres = await startEmbedded({ dataFolder, log: (line) => lines.push(line), ...more });
  onTestFinished(() => postgres.stop());
  return { ...postgres, lines };
}

/** Runs one statement as the owner and answers its rows. */
export async function ask(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

export interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  /** The next line that it says; an empty text when it ends first. */
  nextLine(): Promise<string>;
  say(text: string): void;
  kill(): Promise<void>;
}

/** Starts a program beside this file; it is killed with the test. */
export function startChild(program: 'launcher.ts' | 'locker.ts', args: readonly string[]): Child {
  const file = join(import.meta.dirname, program);
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return {
    process: child,
    pid: child.pid ?? -1,
    kill,
    say: (text) => child.stdin.write(text),
    async nextLine() {
      const { value } = await lines.next();
      return value ?? '';
    },
  };
}

/** What the launcher program said once PostgreSQL ran. */
export async function untilRunning(child: Child): Promise<Pick<EmbeddedPostgres, 'url' | 'port' | 'pid'>> {
  const line = await child.nextLine();
  const said: unknown = JSON.parse(line || '{"trouble":"it ended"}');
  if (!isRunningReport(said)) throw new Error(`The launcher did not start: ${line}`);
  return said;
}

function isRunningReport(said: unknown): said is { url: string; port: number; pid: number } {
  return typeof said === 'object' && said !== null && 'url' in said && 'port' in said && 'pid' in said;
}

/** Waits until a condition holds, at most 10 seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`This did not come true within 10 s: ${what}`);
    await wait(5);
  }
}
