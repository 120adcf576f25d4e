import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '#platform/database/embedded/port.ts';
import { asUser, runAs } from '#platform/database/embedded/run-as.ts';
import { chooseUser, type SystemUser } from '#platform/database/embedded/user.ts';
import { checkExternal } from '#platform/database/external.ts';

const BOSS = 'boss';
const PASSWORD = 'p@ss/word:%';

/** A PostgreSQL of the system, started by hand as somebody runs one for Evenkeel. */
export interface ExternalPostgres {
  /** Makes a database whose owner may make roles and is no superuser. Answers its DATABASE_URL. */
  makeDatabase(name: string): Promise<string>;
  /** Stops it at once, as a crash would, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

interface Place {
  readonly binaries: string;
  readonly cluster: string;
  readonly port: number;
  readonly user: SystemUser | undefined;
}

const urlOf = (port: number, user: string, database: string) =>
  `postgres://${user}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;

async function launch({ binaries, cluster, port, user }: Place): Promise<ChildProcess> {
  const options = ['-D', cluster, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', ''];
  const server = spawn(join(binaries, 'postgres'), options, { ...asUser(user), stdio: 'ignore' });
  const url = urlOf(port, BOSS, 'postgres');
  const answers = () =>
    checkExternal(url).then(
      () => true,
      () => false,
    );
  for (let tries = 0; !(await answers()); tries += 1) {
    if (tries > 600) throw new Error('The external PostgreSQL did not start.');
    await new Promise((settle) => setTimeout(settle, 50));
  }
  return server;
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

/** Makes a cluster below `folder` with the programs in `binaries` and starts it on a free port. */
export async function startExternalPostgres(binaries: string, folder: string): Promise<ExternalPostgres> {
  const home = join(folder, 'external');
  await mkdir(home);
  await chmod(home, 0o777);
  const cluster = join(home, 'cluster');
  const user = await chooseUser(cluster);
  const script = `printf %s "$1" > "$2/secret" && ${binaries}/initdb -N -D "$2/cluster" -U ${BOSS} -A scram-sha-256 -E UTF8 --locale=C --pwfile="$2/secret"`;
  const made = await runAs(user, ['/bin/sh', '-c', script, 'sh', PASSWORD, home]);
  if (made.code !== 0) throw new Error(`The external cluster could not be made: ${made.text}`);
  const place: Place = { binaries, cluster, port: await freePort(undefined), user };
  let server = await launch(place);
  return {
    async makeDatabase(name) {
      const boss = new pg.Client({ connectionString: urlOf(place.port, BOSS, 'postgres') });
      await boss.connect();
      try {
        await boss.query(`create role ${name}_owner login createrole password ${pg.escapeLiteral(PASSWORD)}`);
        await boss.query(`create database ${name} owner ${name}_owner`);
      } finally {
        await boss.end();
      }
      return urlOf(place.port, `${name}_owner`, name);
    },
    async restart() {
      await end(server, 'SIGQUIT');
      server = await launch(place);
    },
    stop: () => end(server, 'SIGQUIT'),
  };
}
