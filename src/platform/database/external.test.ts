import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from './embedded/port.ts';
import { asUser, runAs } from './embedded/run-as.ts';
import { freshFolder, startHere, until } from './embedded/testing/workbench.ts';
import { chooseUser } from './embedded/user.ts';
import { checkExternal } from './external.ts';

const PASSWORD = 'p@ss/word:%';
const DEBIAN = '/usr/lib/postgresql/15/bin';

function urlOf(port: number, { user = 'boss', password = PASSWORD, database = 'postgres' } = {}): string {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** The sentence of the refusal; fails when there is none. */
async function sentence(url: string): Promise<string> {
  const error: unknown = await checkExternal(url).then(
    () => new Error('it was accepted'),
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'StartTrouble' });
  return error instanceof Error ? error.message : '';
}

describe('an external address', { timeout: 20_000 }, () => {
  it.each(['nonsense', 'mysql://boss:secret@host/db', 'postgres://boss:p@ss/w#rd@host:abc/db'])(
    'that is none is explained, without what it holds: %s',
    async (url) => {
      const said = await sentence(url);
      expect(said).toContain('DATABASE_URL is not the address of a PostgreSQL');
      expect(said).not.toMatch(/secret|ss\/w|boss/);
    },
  );

  it('where nothing listens', async () => {
    const port = await freePort(undefined);
    expect(await sentence(urlOf(port))).toBe(
      `No PostgreSQL answers at 127.0.0.1:${port}. Is it running, and is DATABASE_URL right?`,
    );
  });

  it('where something else listens', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await sentence(urlOf(port))).toContain(`The PostgreSQL at 127.0.0.1:${port} cannot be used`);
  });

  it('whose server is the one that comes with Evenkeel is good', async () => {
    const { url } = await startHere(join(await freshFolder(), 'data'));
    expect(Number.parseInt((await checkExternal(url)).version, 10)).toBeGreaterThanOrEqual(15);
  });
});

describe("Debian's PostgreSQL 15", { timeout: 20_000 }, () => {
  let server: ChildProcess | undefined;
  let folder = '';
  let port = 0;

  beforeAll(async () => {
    const there = await access(DEBIAN).then(
      () => true,
      () => false,
    );
    if (!there) return;
    folder = await mkdtemp(join(tmpdir(), 'evenkeel-external-'));
    await chmod(folder, 0o777);
    const cluster = join(folder, 'cluster');
    const user = await chooseUser(cluster);
    const secret = `printf %s "$1" > "$2/secret" && ${DEBIAN}/initdb -N -D "$2/cluster" -U boss -A scram-sha-256 -E UTF8 --locale=C --pwfile="$2/secret"`;
    expect((await runAs(user, ['/bin/sh', '-c', secret, 'sh', PASSWORD, folder])).code).toBe(0);
    port = await freePort(undefined);
    const options = ['-D', cluster, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', ''];
    server = spawn(`${DEBIAN}/postgres`, options, { ...asUser(user), stdio: 'ignore' });
    await until('PostgreSQL 15 answers', () =>
      checkExternal(urlOf(port)).then(
        () => true,
        () => false,
      ),
    );
  }, 60_000);

  afterAll(async () => {
    if (server !== undefined) {
      server.kill('SIGQUIT');
      await once(server, 'exit');
    }
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  it('is good enough', async ({ skip }) => {
    if (server === undefined) return skip(`there is no ${DEBIAN}`);
    expect((await checkExternal(urlOf(port))).version).toMatch(/^15\./);
  });

  it('refuses a wrong password, which is not printed', async ({ skip }) => {
    if (server === undefined) return skip(`there is no ${DEBIAN}`);
    const said = await sentence(urlOf(port, { password: 'wrong:one' }));
    expect(said).toContain('refuses the password of "boss"');
    expect(said).not.toMatch(/wrong/);
  });

  it('has no such database', async ({ skip }) => {
    if (server === undefined) return skip(`there is no ${DEBIAN}`);
    expect(await sentence(urlOf(port, { database: 'nowhere' }))).toContain('has no database "nowhere"');
  });

  it('holds a database that is not UTF-8', async ({ skip }) => {
    if (server === undefined) return skip(`there is no ${DEBIAN}`);
    await run(port, `create database latin encoding 'LATIN1' locale 'C' template template0`);
    expect(await sentence(urlOf(port, { database: 'latin' }))).toContain('is encoded in LATIN1');
  });

  it('has a user who may not make roles', async ({ skip }) => {
    if (server === undefined) return skip(`there is no ${DEBIAN}`);
    await run(port, `create role plain login password 'plain'`);
    expect(await sentence(urlOf(port, { user: 'plain', password: 'plain' }))).toContain(
      'ALTER ROLE "plain" CREATEROLE',
    );
  });
});

async function run(port: number, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(port) });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
