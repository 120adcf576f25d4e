import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { prepareRoles } from './roles.ts';

export interface Migration {
  /** `20261122T0900_facts.sql`: the timestamp gives one order over all capabilities. */
  readonly name: string;
  readonly sql: string;
}

const SOURCE = fileURLToPath(new URL('../../', import.meta.url));
const NAME = /^\d{8}T\d{4}_[a-z0-9_]+\.sql$/;

async function migrationsIn(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name));
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, name), 'utf8') })));
}

/** All migrations of the platform and the capabilities, in the order in which they run. */
export async function allMigrations(): Promise<Migration[]> {
  const capabilities = await readdir(join(SOURCE, 'capabilities'), { withFileTypes: true });
  const folders = [
    join(SOURCE, 'platform/database/migrations'),
    ...capabilities
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(SOURCE, 'capabilities', entry.name, 'migrations')),
  ];
  const found = (await Promise.all(folders.map(migrationsIn))).flat();
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const LEDGER = `
  create schema if not exists platform authorization evenkeel_owner;
  create table if not exists platform.migration (
    name text primary key,
    hash text not null,
    applied_at timestamptz not null default now()
  )`;

async function apply(client: pg.Client, migration: Migration, hash: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query("set local lock_timeout = '10s'");
    await client.query('set local role evenkeel_owner');
    await client.query(migration.sql);
    await client.query('reset role');
    await client.query('insert into platform.migration (name, hash) values ($1, $2)', [migration.name, hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`The migration ${migration.name} failed; nothing of it was kept. ${String(error)}`, {
      cause: error,
    });
  }
}

/**
 * Brings the database to the present schema: forward only, each migration in its own transaction, all of it
 * under one advisory lock, so that several nodes may start at once. Refuses when an applied file was edited.
 */
export async function migrate(ownerUrl: string): Promise<{ applied: readonly string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'evenkeel migrations' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7423002)');
    await prepareRoles(client, ownerUrl);
    await client.query(LEDGER);
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from platform.migration');
    const known = new Map(rows.map((row) => [row.name, row.hash]));
    const applied: string[] = [];
    for (const migration of await allMigrations()) {
      const hash = createHash('sha256').update(migration.sql).digest('hex');
      const before = known.get(migration.name);
      if (before === hash) continue;
      if (before)
        throw new Error(`The migration ${migration.name} was changed after it ran here. Restore it and add a new one.`);
      await apply(client, migration, hash);
      applied.push(migration.name);
    }
    return { applied };
  } finally {
    await client.end();
  }
}
