import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, realpath, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const PATIENCE = 60_000;
const MEMORY = '/dev/shm';
const ENOUGH = 2_000_000_000;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface EvenkeelOptions {
  readonly dataFolder: string;
  /** `start` unless said otherwise. */
  readonly command?: 'start' | 'demo';
  /** Further variables; ports are free ones unless named here. */
  readonly environment?: Readonly<Record<string, string>>;
  /** By evenkeel.mjs under another Node, so that two processes run. */
  readonly launched?: boolean;
}

/** A real Evenkeel: processes of its own, as somebody at a terminal starts it. */
export interface Evenkeel {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** What it has said so far, on both streams. */
  readonly output: () => string;
  /** Resolves once the doors are open. Rejects with what it said when it ends before. */
  readonly open: Promise<{ readonly url: string; readonly smtpPort: number }>;
  /** Process id of the embedded PostgreSQL, null when there is none. */
  postmaster(): Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/** A folder that every user may enter, in memory where there is room. The caller removes it. */
export async function makeFolder(): Promise<string> {
  const inMemory = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize > ENOUGH,
    () => false,
  );
  const folder = await realpath(await mkdtemp(join(inMemory ? MEMORY : tmpdir(), 'evenkeel-program-')));
  await chmod(folder, 0o755);
  return folder;
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

const LAUNCH = `
import { runUnder } from './scripts/entry/run.mjs';
process.exitCode = await runUnder(process.execPath, process.argv.slice(1));
`;

function spawnProgram({ dataFolder, command = 'start', environment = {}, launched = false }: EvenkeelOptions) {
  const program = ['src/app/cli.ts', command, '--no-web'];
  const args = launched ? ['--input-type=module', '-e', LAUNCH, ...program] : program;
  const { DATABASE_URL: _, ...inherited } = process.env;
  const free = { EVENKEEL_PORT: '0', EVENKEEL_SMTP_PORT: '0', EVENKEEL_SINK_PORT: '0', EVENKEEL_LOG: 'warn' };
  const env = { ...inherited, ...free, EVENKEEL_DATA: dataFolder, ...environment };
  return spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function untilOpen(child: ChildProcess, output: () => string) {
  const deadline = AbortSignal.timeout(PATIENCE);
  while (!output().includes('Ctrl-C ends it')) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Evenkeel did not start:\n${output()}`);
    if (deadline.aborted) throw new Error(`Evenkeel did not start within ${PATIENCE} ms:\n${output()}`);
    await new Promise((settle) => setTimeout(settle, 10));
  }
  const url = /Evenkeel is open at (\S+?)\.?\s/.exec(output())?.[1] ?? '';
  const smtpPort = Number(/by SMTP at (?:port |localhost:)(\d+)/.exec(output())?.[1] ?? 0);
  return { url, smtpPort };
}

/** Starts Evenkeel. Whoever starts it sees to its end. */
export function startEvenkeel(options: EvenkeelOptions): Evenkeel {
  const child = spawnProgram(options);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal }));
  const open = untilOpen(child, () => text);
  open.catch(() => undefined);
  const cluster = join(options.dataFolder, ...(options.command === 'demo' ? ['demo'] : []), 'postgres');
  return {
    pid: child.pid ?? -1,
    ended,
    open,
    output: () => text,
    async postmaster() {
      const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
      return Number.parseInt(lines, 10) || null;
    },
    kill: (signal) => void child.kill(signal),
  };
}

/** Whether a process of that id can still do something. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !/^\d+ \(.*\) [ZX]/.test(stat);
}
