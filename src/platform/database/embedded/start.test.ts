import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { isAlive } from './processes.ts';
import { ask, freshFolder, KEPT, READ_KEPT, startHere, usedFolder } from './testing/workbench.ts';

describe('a start on an empty folder', { timeout: 30_000 }, () => {
  it('makes a durable, checked, UTF-8 database that only its password opens', async () => {
    const folder = join(await freshFolder(), 'data');
    const postgres = await startHere(folder);
    const [settings] = await ask(
      postgres.url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
        current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
        current_setting('password_encryption') as passwords, current_database() as database, current_user as owner`,
    );
    expect(settings).toEqual({
      fsync: 'on',
      commit: 'on',
      checksums: 'on',
      encoding: 'UTF8',
      listens: '127.0.0.1',
      sockets: '',
      passwords: 'scram-sha-256',
      database: 'evenkeel',
      owner: 'evenkeel',
    });
    const wrong = new URL(postgres.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect((await stat(join(folder, 'postgres.secret'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'postgres.secret'), 'utf8')).toContain(new URL(postgres.url).password);
  });

  it('folds and splits words of any language', async () => {
    const postgres = await startHere(await usedFolder());
    const [words] = await ask(
      postgres.url,
      `select lower('ÄÖÉ') as lower, to_tsvector('simple', '“Ärger” — wörld')::text as words`,
    );
    expect(words).toEqual({ lower: 'äöé', words: "'wörld':2 'ärger':1" });
  });

  it('is not heard on other addresses of the machine', async ({ skip }) => {
    const other = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    if (other === undefined) return skip('this machine has no other address');
    const { port } = await startHere(await usedFolder());
    const client = new pg.Client({ host: other.address, port, connectionTimeoutMillis: 2000 });
    await expect(client.connect()).rejects.toThrow();
  });

  it('says so when the folder cannot be made', async () => {
    const file = join(await freshFolder(), 'file');
    await writeFile(file, '');
    await expect(startHere(join(file, 'data'))).rejects.toMatchObject({
      name: 'StartTrouble',
      message: expect.stringContaining('cannot be started: ENOTDIR'),
    });
  });

  it('does not run PostgreSQL as root', async ({ skip }) => {
    if (process.getuid?.() !== 0) return skip('these tests do not run as root');
    const folder = await usedFolder();
    const postgres = await startHere(folder);
    const { uid } = await stat(join(folder, 'postgres'));
    expect(uid).not.toBe(0);
    if (process.platform === 'linux') expect((await stat(`/proc/${postgres.pid}`)).uid).toBe(uid);
  });
});

describe('the next start', { timeout: 30_000 }, () => {
  it('is fast, keeps the data, and usually the port', async () => {
    const folder = await usedFolder();
    const first = await startHere(folder);
    const stopping = performance.now();
    await first.stop();
    expect(performance.now() - stopping).toBeLessThan(5000);
    expect(isAlive(first.pid)).toBe(false);
    const began = performance.now();
    const second = await startHere(folder);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(second.port).toBe(first.port);
    expect(await ask(second.url, READ_KEPT)).toEqual(KEPT);
    expect(second.lines).toEqual([]);
  });

  it('makes a new password when postgres.secret was lost', async () => {
    const folder = await usedFolder();
    const first = await startHere(folder);
    await first.stop();
    await rm(join(folder, 'postgres.secret'));
    const second = await startHere(folder);
    expect(second.url).not.toBe(first.url);
    expect(await ask(second.url, READ_KEPT)).toEqual(KEPT);
  });

  it('leaves a cluster of another major version alone', async () => {
    const folder = await usedFolder();
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '14\n');
    await expect(startHere(folder)).rejects.toThrow(/was made by PostgreSQL 14.*left as it is/);
  });

  it('ends within 5 seconds while a client keeps a transaction open', async () => {
    const postgres = await startHere(await usedFolder());
    const client = new pg.Client({ connectionString: postgres.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin; create table half (number int)');
    const began = performance.now();
    await postgres.stop();
    expect(performance.now() - began).toBeLessThan(5000);
    expect(isAlive(postgres.pid)).toBe(false);
  });
});
