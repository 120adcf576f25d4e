import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const PROGRAM = '/usr/sbin/dovecot';

/** Whether this machine has a Dovecot (Debian's dovecot-imapd). */
export const hasDovecot = existsSync(PROGRAM);

/** A real Dovecot on loopback, with mail folders of its own. Any user's password is `secret`. */
export interface Dovecot {
  readonly port: number;
  /** Puts a mail into a user's inbox, as a mail server does. `seen`: somebody has read it. */
  deliver(user: string, raw: string, how?: { readonly seen?: boolean; readonly unreadable?: boolean }): Promise<void>;
  /** Makes every mail of a user's inbox readable again. */
  mend(user: string): Promise<void>;
  /** Takes every unreadable mail out of a user's inbox, as an administrator does by hand. */
  clear(user: string): Promise<void>;
  /** The mails of a folder by whether they were read: the letters behind their names say so. */
  flagsIn(user: string, folder?: string): Promise<string[]>;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface Owner {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Dovecot touches no mail as root: there it works as nobody. */
function mailOwner(): Owner {
  const { username, uid, gid } = userInfo();
  if (uid !== 0) return { name: username, uid, gid };
  const id = (what: string) => Number(execFileSync('id', [what, 'nobody']).toString());
  return { name: 'nobody', uid: id('-u'), gid: id('-g') };
}

function configOf(
  root: string,
  port: number,
  { owner, introspection }: { owner: Owner; introspection: string | null },
) {
  const unprivileged =
    userInfo().uid === 0 ? [] : [`default_internal_user = ${owner.name}`, `default_login_user = ${owner.name}`];
  const bearer = `passdb {\n driver = oauth2\n mechanisms = xoauth2 oauthbearer\n args = ${root}/oauth2.conf\n}`;
  return [
    'protocols = imap',
    'listen = 127.0.0.1',
    `base_dir = ${root}/run`,
    `state_dir = ${root}/state`,
    `log_path = ${root}/log`,
    'ssl = no',
    'disable_plaintext_auth = no',
    `auth_mechanisms = plain${introspection === null ? '' : ' xoauth2 oauthbearer'}`,
    `mail_location = maildir:${root}/mail/%u`,
    'first_valid_uid = 1',
    ...unprivileged,
    `service imap-login {\n chroot =\n inet_listener imap {\n port = ${port}\n }\n inet_listener imaps {\n port = 0\n }\n}`,
    'service anvil {\n chroot =\n}',
    'namespace inbox {\n inbox = yes\n mailbox Done {\n auto = create\n }\n}',
    ...(introspection === null ? [] : [bearer]),
    `passdb {\n driver = static\n mechanisms = plain\n args = password=secret\n}`,
    `userdb {\n driver = static\n args = uid=${owner.uid} gid=${owner.gid} home=${root}/home/%u\n}`,
    '',
  ].join('\n');
}

const oauth2Of = (introspection: string) =>
  `introspection_url = ${introspection}\nintrospection_mode = post\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n`;

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket
      .once('data', () => resolve(true))
      .once('error', () => resolve(false))
      .once('close', () => resolve(false));
    setTimeout(() => socket.destroy(), 500);
  });
}

/** Ends Dovecot with all processes of its group, which are its own. */
async function ended(running: ChildProcess | null): Promise<void> {
  if (running?.pid === undefined || running.exitCode !== null || running.signalCode !== null) return;
  const gone = new Promise((resolve) => running.once('exit', resolve));
  process.kill(-running.pid, 'SIGTERM');
  await gone;
  try {
    process.kill(-running.pid, 'SIGKILL');
  } catch {
    // The last of them has gone by itself.
  }
}

/** Starts Dovecot by hand in a folder of its own. `introspection` is asked about bearer tokens. */
export async function startDovecot(introspection: string | null = null): Promise<Dovecot> {
  const root = await mkdtemp(join(tmpdir(), 'dovecot-'));
  await chmod(root, 0o755);
  const owner = mailOwner();
  const port = await freePort();
  for (const folder of ['run', 'state', 'mail', 'home']) await mkdir(join(root, folder));
  for (const folder of ['mail', 'home']) await chown(join(root, folder), owner.uid, owner.gid);
  await writeFile(join(root, 'dovecot.conf'), configOf(root, port, { owner, introspection }));
  await writeFile(join(root, 'oauth2.conf'), introspection === null ? '' : oauth2Of(introspection));
  let running: ChildProcess | null = null;
  let delivered = 0;
  const box = (user: string, folder: string) => join(root, 'mail', user, folder);

  async function unreadable(user: string): Promise<string[]> {
    const paths: string[] = [];
    for (const folder of ['new', 'cur']) {
      const names = await readdir(box(user, folder));
      for (const path of names.map((name) => join(box(user, folder), name))) {
        if (((await stat(path)).mode & 0o777) === 0) paths.push(path);
      }
    }
    return paths;
  }

  async function start(): Promise<void> {
    running = spawn(PROGRAM, ['-F', '-c', join(root, 'dovecot.conf')], { stdio: 'ignore', detached: true });
    const deadline = performance.now() + 10_000;
    while (!(await answers(port))) {
      if (performance.now() > deadline) throw new Error(`Dovecot did not start; see ${root}/log`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await start();
  return {
    port,
    start,
    async deliver(user, raw, { seen = false, unreadable = false } = {}) {
      for (const folder of ['', 'new', 'cur', 'tmp']) {
        await mkdir(box(user, folder), { recursive: true });
        await chown(box(user, folder), owner.uid, owner.gid);
      }
      delivered += 1;
      const name = `${Date.now()}.${delivered}.here`;
      const path = join(box(user, seen ? 'cur' : 'new'), seen ? `${name}:2,S` : name);
      const waiting = join(box(user, 'tmp'), name);
      await writeFile(waiting, raw);
      await chown(waiting, owner.uid, owner.gid);
      if (unreadable) await chmod(waiting, 0);
      await rename(waiting, path);
    },
    async mend(user) {
      for (const path of await unreadable(user)) await chmod(path, 0o600);
    },
    async clear(user) {
      for (const path of await unreadable(user)) await rm(path);
    },
    async flagsIn(user, folder = '') {
      const place = box(user, folder === '' ? '' : `.${folder}`);
      const names = await Promise.all(['new', 'cur'].map((one) => readdir(join(place, one)).catch(() => [])));
      return names.flat().map((name) => /:2,(\w*)$/.exec(name)?.[1] ?? '');
    },
    kill: () => ended(running),
    async stop() {
      await ended(running);
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
