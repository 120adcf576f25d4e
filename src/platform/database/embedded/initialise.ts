import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lchown,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { StartTrouble } from '../start-trouble.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { endWithParent, runAs } from './run-as.ts';
import { OWNER } from './settings.ts';
import type { Log } from './types.ts';
import type { SystemUser } from './user.ts';

/**
 * The character classes full text search goes by; sorting and case folding don't depend on it. Plain `C` counts
 * quotation marks and dashes outside ASCII as letters, so it is the last resort.
 */
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

export interface Initialisation {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly secret: string;
  readonly log: Log;
}

/**
 * Makes sure that the place holds a whole cluster that its user owns and these binaries can serve. A new one is
 * made beside it and renamed when complete, so that an interrupted first start leaves nothing half-made.
 * Needs the place's lock. Throws StartTrouble.
 */
export async function ensureCluster(work: Initialisation): Promise<void> {
  const { place, binaries } = work;
  await removeLeftovers(place.home);
  await rmdir(place.cluster).catch(() => undefined);
  const found = await stat(place.cluster).catch(() => undefined);
  if (found === undefined) {
    await makeCluster(work);
    return;
  }
  await checkVersion(place.cluster, binaries.major);
  await checkOwner(place, found.uid);
  if (place.user !== undefined && found.uid === 0) await giveAll(place.cluster, place.user);
}

async function removeLeftovers(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith('postgres.new-')) continue;
    await rm(join(home, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function makeCluster(work: Initialisation): Promise<void> {
  const { place, log } = work;
  const began = performance.now();
  log({ level: 'info', message: 'PostgreSQL makes its files for the first time' });
  const folder = join(place.home, `postgres.new-${randomBytes(6).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  const target = join(folder, 'cluster');
  const passwordFile = join(folder, 'password');
  await mkdir(target, { mode: 0o700 });
  await writeFile(passwordFile, `${work.secret}\n`, { mode: 0o600 });
  if (place.user !== undefined) await giveAll(folder, place.user);
  await runInitdb(work, target, passwordFile);
  await rename(target, place.cluster);
  await syncFolder(place.home);
  await rm(folder, { recursive: true, force: true });
  log({ level: 'info', message: `PostgreSQL's files are made (${((performance.now() - began) / 1000).toFixed(1)} s)` });
}

async function runInitdb({ place, binaries }: Initialisation, target: string, passwordFile: string): Promise<void> {
  const wrapper = await endWithParent('KILL');
  let said = '';
  for (const type of CHARACTER_TYPES) {
    const options = initdbOptions(target, passwordFile, type);
    const [file = binaries.initdb, ...args] = [...wrapper, binaries.initdb, ...options];
    const { code, text } = await runAs(place.user, [file, ...args]);
    if (code === 0) return;
    said = text.trim();
    if (!/invalid locale|locale .* (is not|could not)|encoding mismatch/i.test(said)) break;
  }
  const reason = said.split('\n').findLast((line) => /error|fatal|panic/i.test(line)) ?? said.split('\n').at(-1);
  throw new StartTrouble(`PostgreSQL could not make its files in ${place.home}: ${reason}`);
}

function initdbOptions(target: string, passwordFile: string, characterType: string): readonly string[] {
  return [
    `--pgdata=${target}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${characterType}`,
    '--data-checksums',
  ];
}

async function checkVersion(cluster: string, major: number): Promise<void> {
  const version = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (version === String(major)) return;
  const what = version === '' ? 'is not one of PostgreSQL' : `was made by PostgreSQL ${version}`;
  throw new StartTrouble(
    `The folder ${cluster} ${what}; Evenkeel brings PostgreSQL ${major}. It is left as it is: move it away to begin ` +
      'with an empty database, or go back to the version of Evenkeel that made it.',
  );
}

async function checkOwner({ cluster, user }: Place, owner: number): Promise<void> {
  const self = process.getuid?.();
  if (user !== undefined || self === undefined || owner === self) return;
  throw new StartTrouble(
    `The database in ${cluster} belongs to another user (id ${owner}) than the one who starts Evenkeel (id ${self}). ` +
      'Start Evenkeel as it was started before (root, or that user), or give the folder to the new user.',
  );
}

async function giveAll(folder: string, user: SystemUser): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await lchown(join(entry.parentPath, entry.name), user.uid, user.gid);
  }
  await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o700);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
