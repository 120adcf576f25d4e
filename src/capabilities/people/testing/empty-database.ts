import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '#platform/database/migrate.ts';

let made = 0;

/** A database of its own on the run's server: migrated, with nobody in it. Answers its owner's URL. */
export async function emptyDatabase(): Promise<string> {
  const url = new URL(inject('serverUrl'));
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  made += 1;
  const name = `people_${process.pid}_${made}`;
  await client.query(`create database ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  await migrate(url.href);
  return url.href;
}
