import { readFile, stat } from 'node:fs/promises';
import { StartTrouble } from '../start-trouble.ts';

/** A user of the system that PostgreSQL runs as, because it refuses to run as root. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const PREFERRED = ['postgres', 'nobody'];

/**
 * Who PostgreSQL shall run as: undefined for ourselves, or, when we are root, the owner of the cluster
 * that is there already, else the user `postgres`, else `nobody`. Throws StartTrouble when none exists.
 */
export async function chooseUser(cluster: string): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = parsePasswd(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  const owner = await stat(cluster).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) {
    const known = users.find((user) => user.uid === owner.uid);
    return { name: known?.name ?? String(owner.uid), uid: owner.uid, gid: known?.gid ?? owner.gid };
  }
  const chosen = PREFERRED.map((name) => users.find((user) => user.name === name)).find((user) => user !== undefined);
  if (chosen === undefined) {
    throw new StartTrouble(
      'PostgreSQL refuses to run as root, and this system has neither a user "postgres" nor "nobody". ' +
        'Start Evenkeel as another user, or name an external PostgreSQL in DATABASE_URL.',
    );
  }
  return chosen;
}

/** Reads the lines of /etc/passwd. macOS writes the ids of `nobody` as -2: they are taken as 32 unsigned bits. */
export function parsePasswd(text: string): readonly SystemUser[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || name.startsWith('#') || !/^-?\d+$/.test(uid ?? '') || !/^-?\d+$/.test(gid ?? '')) return [];
    return [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }];
  });
}
