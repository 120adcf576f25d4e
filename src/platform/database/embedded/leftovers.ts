import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StartTrouble } from '../start-trouble.ts';
import {
  goneWithin,
  isAlive,
  isRunning,
  listProcesses,
  type RunningProcess,
  signal,
  workingFolder,
} from './processes.ts';
import type { Log } from './types.ts';

const SECOND = 1000;

/**
 * Clears what an earlier run left on a cluster: a postmaster that outlived its Evenkeel is ended cleanly, its
 * lingering backends are waited for, and a `postmaster.pid` that would wrongly stop PostgreSQL (its process id
 * now belongs to another program, or it is unreadable) is removed. Needs the place's lock, so that no living
 * Evenkeel owns what is ended here. Throws StartTrouble when a process will not end.
 */
export async function clearLeftovers(cluster: string, log: Log): Promise<void> {
  for (const { pid } of await postmastersOf(cluster)) {
    log({ level: 'warn', message: `A PostgreSQL left over from an earlier run is ended first (process ${pid})` });
    await end(pid, cluster);
  }
  for (const { pid } of await backendsOf(cluster)) {
    if (!(await goneWithin(pid, SECOND))) await end(pid, cluster);
  }
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const pid = Number.parseInt(text, 10);
  // With a process id that is free PostgreSQL recovers by itself, and checks its shared memory on the way.
  if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) return;
  const why = Number.isInteger(pid) ? `process ${pid} is not this PostgreSQL` : 'it cannot be read';
  log({ level: 'warn', message: `A stale postmaster.pid is removed: ${why}` });
  await rm(file, { force: true });
}

async function end(pid: number, cluster: string): Promise<void> {
  for (const [name, patience] of [
    ['SIGINT', 10 * SECOND],
    ['SIGQUIT', 5 * SECOND],
    ['SIGKILL', 5 * SECOND],
  ] as const) {
    signal(pid, name);
    if (await goneWithin(pid, patience)) return;
  }
  throw new StartTrouble(`A PostgreSQL from an earlier run on ${cluster} does not end: process ${pid}.`);
}

/** Living postmasters of exactly this cluster, known by the `-D` they were started with. */
async function postmastersOf(cluster: string): Promise<readonly RunningProcess[]> {
  return running((await listProcesses()).filter(({ command }) => servesCluster(command, cluster)));
}

/** True for the command line of a postmaster of the cluster, whether told in parts or as one line. */
export function servesCluster(command: readonly string[], cluster: string): boolean {
  const [program = '', ...rest] = command;
  if (rest.length === 0) return /postgres/.test(program) && `${program} `.includes(` -D ${cluster} `);
  const place = command.indexOf('-D');
  const isServer = command.slice(0, Math.max(place, 0)).some((word) => basename(word) === 'postgres');
  return isServer && command[place + 1] === cluster;
}

/** Backends whose postmaster died; PostgreSQL works in its cluster's folder. Linux only. */
async function backendsOf(cluster: string): Promise<readonly RunningProcess[]> {
  const servers = (await listProcesses()).filter(({ command }) => command[0]?.startsWith('postgres: '));
  const folders = await Promise.all(servers.map(({ pid }) => workingFolder(pid)));
  return running(servers.filter((_, index) => folders[index] === cluster));
}

async function running(processes: readonly RunningProcess[]): Promise<readonly RunningProcess[]> {
  const states = await Promise.all(processes.map(({ pid }) => isRunning(pid)));
  return processes.filter((_, index) => states[index]);
}
