import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants } from 'node:fs/promises';
import type { SystemUser } from './user.ts';

/** Nothing of our own environment reaches PostgreSQL: PGDATA, PGOPTIONS and the like would steer it. */
const ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin' };

export interface Output {
  /** Exit code; -1 when the program could not be run or was ended by a signal. */
  readonly code: number;
  /** Both streams, as they came. */
  readonly text: string;
}

/** The part of spawn's options that makes a child run as that user, away from a folder it may not read. */
export function asUser(user: SystemUser | undefined): SpawnOptions {
  const identity = user === undefined ? {} : { uid: user.uid | 0, gid: user.gid | 0 };
  return { ...identity, cwd: '/', env: ENVIRONMENT, windowsHide: true };
}

/** Runs a program to its end as that user, feeding it `input`. Never throws. */
export async function runAs(
  user: SystemUser | undefined,
  command: readonly [string, ...string[]],
  input = '',
): Promise<Output> {
  const [file, ...args] = command;
  const child = spawn(file, args, { ...asUser(user), stdio: ['pipe', 'pipe', 'pipe'] });
  let text = '';
  const gather = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout?.on('data', gather);
  child.stderr?.on('data', gather);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  try {
    const [code] = await once(child, 'close');
    return { code: typeof code === 'number' ? code : -1, text };
  } catch (error) {
    return { code: -1, text: error instanceof Error ? error.message : String(error) };
  }
}

/** True when that user may enter the folder, as the system itself judges (modes, ACLs, mounts). */
export async function mayEnter(user: SystemUser | undefined, folder: string): Promise<boolean> {
  return (await runAs(user, ['/bin/sh', '-c', 'cd "$1"', 'sh', folder])).code === 0;
}

const SETPRIV = ['/usr/bin/setpriv', '/bin/setpriv', '/usr/local/bin/setpriv', '/run/current-system/sw/bin/setpriv'];

/**
 * The words to put before a command so that Linux sends it `signalName` when the thread that started it ends,
 * however it ends; empty where the system has no such thing.
 */
export async function endWithParent(signalName: 'INT' | 'KILL'): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  for (const file of SETPRIV) {
    const usable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable && (await succeeds(file, ['--pdeathsig', signalName, file, '--version']))) {
      return [file, '--pdeathsig', signalName];
    }
  }
  return [];
}

function succeeds(file: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(file, args, { env: ENVIRONMENT }, (error) => resolve(error === null));
  });
}

/** What a child said when it ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Settles when the child has ended; also when it could not be started at all (code -1). */
export function endingOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: -1, signal: null }));
  });
}
