import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** By this name the set-up of the run tells its workers where the test server is. */
const SERVER = 'EVENKEEL_JOURNEYS_SERVER';

/** Tells all workers of this run where their databases are. */
export function announceServer(url: string): void {
  process.env[SERVER] = url;
}

function serverUrl(): string {
  const url = process.env[SERVER];
  if (url === undefined) throw new Error('The journeys have no database server: their set-up did not run.');
  return url;
}

/** Runs one statement as the owner of the server at `url`. */
export async function atServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The owner's URL of the database `name` on the server at `url`. */
export function databaseAt(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

/** A new database, a copy of `template` where one is named. Answers its owner's URL and how to drop it. */
export async function newDatabase(template?: string): Promise<{ ownerUrl: string; drop: () => Promise<void> }> {
  const url = serverUrl();
  const name = `journey_${randomBytes(6).toString('hex')}`;
  await atServer(url, `create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  return {
    ownerUrl: databaseAt(url, name),
    drop: () => atServer(url, `drop database ${name} with (force)`),
  };
}
