import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartTrouble } from '../start-trouble.ts';
import { mayEnter } from './run-as.ts';
import type { Log } from './types.ts';
import { chooseUser, type SystemUser } from './user.ts';

export interface Place {
  /** The folder that holds the cluster, its lock and its first-time leftovers. */
  readonly home: string;
  /** `<home>/postgres`; it may not exist yet. */
  readonly cluster: string;
  /** Who PostgreSQL runs as; undefined for ourselves. */
  readonly user: SystemUser | undefined;
}

const CLUSTER = 'postgres';
const POINTER = 'postgres.place';

/**
 * Decides where the cluster of a data folder lives: in the data folder, or, when we are root and the user
 * PostgreSQL runs as cannot go there (a checkout under /root), in a folder of its own under `system`, which
 * `postgres.place` in the data folder then names. Throws StartTrouble when neither serves.
 */
export async function choosePlace(dataFolder: string, system: string, log: Log): Promise<Place> {
  const data = await realpath(dataFolder);
  const pointed = await readPointer(data);
  if (pointed !== undefined) {
    await bringInside(data, pointed);
    return placeIn(pointed);
  }
  const inside = await placeIn(data);
  if (inside.user === undefined) return inside;
  await openToGroup(data, inside.user);
  if (await mayEnter(inside.user, data)) return inside;
  return moveOutside(data, system, { user: inside.user, log });
}

async function placeIn(home: string): Promise<Place> {
  const cluster = join(home, CLUSTER);
  return { home, cluster, user: await chooseUser(cluster) };
}

async function readPointer(data: string): Promise<string | undefined> {
  const home = (await readFile(join(data, POINTER), 'utf8').catch(() => '')).trim();
  if (home === '') return undefined;
  if (await isFolder(home)) return home;
  throw new StartTrouble(
    `The database of ${data} was kept in ${home}, which is not there any more. Bring it back, or, to begin with an ` +
      `empty database, remove ${join(data, POINTER)}.`,
  );
}

/** A data folder made by root is closed to others; its group may pass through, nothing more. */
async function openToGroup(data: string, user: SystemUser): Promise<void> {
  const { uid, gid, mode } = await stat(data);
  if (uid !== 0 || mode & 0o001 || (mode & 0o010 && gid === user.gid)) return;
  await chown(data, 0, user.gid);
  await chmod(data, (mode & 0o700) | 0o010);
}

interface Outside {
  readonly user: SystemUser;
  readonly log: Log;
}

async function moveOutside(data: string, system: string, { user, log }: Outside): Promise<Place> {
  const home = join(system, randomBytes(8).toString('hex'));
  try {
    await mkdir(home, { recursive: true });
    await chmod(system, 0o755);
    await chmod(home, 0o711);
  } catch (error) {
    throw closed(data, user, error instanceof Error ? ` (${error.message})` : '');
  }
  if (!(await mayEnter(user, home))) throw closed(data, user, '');
  await writeFile(join(home, 'about.txt'), `The database of the Evenkeel data folder ${data}\n`);
  await writePointer(data, home);
  log({ level: 'info', message: `The database is kept in ${home}: its user "${user.name}" may not enter ${data}` });
  await bringInside(data, home);
  return placeIn(home);
}

async function writePointer(data: string, home: string): Promise<void> {
  const file = join(data, POINTER);
  await writeFile(`${file}.new`, `${home}\n`);
  await rename(`${file}.new`, file);
}

function closed(data: string, user: SystemUser, why: string): StartTrouble {
  return new StartTrouble(
    `PostgreSQL runs as the user "${user.name}", who may not enter ${data}, and no other place could be made for it${why}. ` +
      'Set EVENKEEL_DATA to a folder that every user may enter, for example EVENKEEL_DATA=/srv/evenkeel.',
  );
}

/** A cluster that was made while the data folder was still open to its user follows to the new home. */
async function bringInside(data: string, home: string): Promise<void> {
  const from = join(data, CLUSTER);
  const to = join(home, CLUSTER);
  if (!(await isFolder(from)) || (await isFolder(to))) return;
  await rename(from, to).catch((error: unknown) => {
    throw new StartTrouble(
      `The database in ${from} cannot be reached by its user any more and could not be moved to ${to} ` +
        `(${error instanceof Error ? error.message : String(error)}). Move it there by hand, or move ${data} to a ` +
        'folder that every user may enter and name it in EVENKEEL_DATA.',
    );
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
