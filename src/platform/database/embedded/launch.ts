import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartTrouble } from '../start-trouble.ts';
import type { Binaries } from './binaries.ts';
import { clearLeftovers } from './leftovers.ts';
import type { Place } from './place.ts';
import { freePort } from './port.ts';
import { asUser, type Ending, endingOf, endWithParent } from './run-as.ts';
import { portOfLastStart, postmasterArguments } from './settings.ts';
import type { Log } from './types.ts';

export interface Launch {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly logFile: string;
  readonly log: Log;
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

export interface Postmaster {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly port: number;
  /** Settles when the process has ended. */
  readonly ending: Promise<Ending>;
}

const LARGEST_LOG = 2_000_000;
const RETRY_FOR = 30_000;
const GIVE_UP_AFTER = 600_000;
const REPORT_EVERY = 5_000;

const LEFTOVER = /lock file ".*" (already exists|is empty)|bogus data in lock file|pre-existing shared memory block/;
const PORT_TAKEN = /could not bind|Address already in use|could not create any TCP\/IP sockets/;

/**
 * Starts the postmaster and waits until it takes connections, however long its recovery needs. A port taken
 * meanwhile or remains of an earlier run are met by trying again. Needs the place's lock. Throws StartTrouble.
 */
export async function launch(work: Launch): Promise<Postmaster> {
  const { cluster } = work.place;
  const deadline = performance.now() + RETRY_FOR;
  let preferred = portOfLastStart(await readFile(join(cluster, 'postmaster.opts'), 'utf8').catch(() => ''));
  await keepLogSmall(work.logFile);
  for (;;) {
    await clearLeftovers(cluster, work.log);
    const port = await freePort(preferred);
    const logStart = await sizeOf(work.logFile);
    const postmaster = await spawnPostmaster(work, port);
    if (await becomesReady(postmaster, work)) return postmaster;
    const said = (await readFile(work.logFile)).subarray(logStart).toString();
    const again = PORT_TAKEN.test(said) || LEFTOVER.test(said);
    if (!again || performance.now() > deadline) throw failure(said, work.logFile);
    preferred = undefined;
    await wait(200);
  }
}

async function spawnPostmaster({ place, binaries, logFile, settings }: Launch, port: number): Promise<Postmaster> {
  const wrapper = await endWithParent('INT');
  const command = [...wrapper, binaries.postgres, ...postmasterArguments(place.cluster, port, settings)];
  const [file = binaries.postgres, ...args] = command;
  const output = await open(logFile, 'a', 0o600);
  try {
    // A session of its own: Ctrl-C in the terminal is for Evenkeel, which ends PostgreSQL last.
    const child = spawn(file, args, { ...asUser(place.user), detached: true, stdio: ['ignore', output.fd, output.fd] });
    const ending = endingOf(child);
    return { child, pid: child.pid ?? -1, port, ending };
  } finally {
    await output.close();
  }
}

/** Answers true once the postmaster takes connections, false when it ended instead. */
async function becomesReady({ pid, ending }: Postmaster, { place, log }: Launch): Promise<boolean> {
  const pidFile = join(place.cluster, 'postmaster.pid');
  const began = performance.now();
  let reported = began;
  let ended = false;
  void ending.then(() => {
    ended = true;
  });
  while (!ended) {
    const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
    if (lines[0] === String(pid) && lines[7]?.startsWith('ready')) return true;
    const now = performance.now();
    if (now - began > GIVE_UP_AFTER) throw new StartTrouble('PostgreSQL did not become ready within 10 minutes.');
    if (now - reported > REPORT_EVERY) {
      reported = now;
      const seconds = Math.round((now - began) / 1000);
      log({ level: 'info', message: `PostgreSQL recovers from an unclean end (${seconds} s so far)` });
    }
    await Promise.race([wait(15), ending]);
  }
  return false;
}

function failure(said: string, logFile: string): StartTrouble {
  const lines = said.trim().split('\n');
  const last = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? '';
  const reason = last.replace(/^.*?(FATAL|PANIC):\s*/, '') || 'it gave no reason';
  const advice = /No space left on device/.test(said) ? ' Make room on the disk and start again.' : '';
  return new StartTrouble(`PostgreSQL did not start: ${reason}.${advice} Its log is ${logFile}`);
}

async function keepLogSmall(logFile: string): Promise<void> {
  if ((await sizeOf(logFile)) > LARGEST_LOG) await rename(logFile, `${logFile}.1`);
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    (found) => found.size,
    () => 0,
  );
}
