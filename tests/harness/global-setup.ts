import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { QUICK_POSTGRES } from './quick-postgres.ts';
import { plantTemplate, TEMPLATE } from './template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The test server's owner URL; its database is the maintenance one. */
    serverUrl: string;
  }
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`create database ${TEMPLATE}`);
    const url = new URL(serverUrl);
    url.pathname = `/${TEMPLATE}`;
    await plantTemplate(url.href);
  } finally {
    await client.end();
  }
}

let end = async () => {};

/** One PostgreSQL for the whole run, with a template database that is migrated and has a small organisation. */
export async function setup(project: TestProject): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'evenkeel-tests-'));
  const embedded = await startEmbedded({ dataFolder, log: () => undefined, settings: QUICK_POSTGRES });
  end = async () => {
    await embedded.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  await makeTemplate(embedded.url);
  project.provide('serverUrl', embedded.url);
}

export async function teardown(): Promise<void> {
  await end();
}
