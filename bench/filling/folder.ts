import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startProgram } from '#app/program.ts';
import { DAY } from '#kernel/time.ts';
import { readConfig } from '#platform/config.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { migrate } from '#platform/database/migrate.ts';
import { openLog } from '#platform/log.ts';
import { fill } from './fill.ts';
import { plantOrganisation } from './organisation.ts';

const BASE = join(tmpdir(), 'evenkeel-bench');
/** Raised when the filling changes, so that older data are made anew. */
const SHAPE = 1;
/** Later than this the promises of the filled cases begin to fall due. */
const FRESH = 1.5 * DAY;

/** Measuring adds cases: to so many it hardly matters, and fewer are filled anew in seconds. */
const KEPT_FROM = 100_000;

async function filledAt(folder: string): Promise<number> {
  const stamp = await readFile(join(folder, 'filled'), 'utf8').catch(() => '');
  const [shape, at] = stamp.split(' ').map(Number);
  return shape === SHAPE ? (at ?? 0) : 0;
}

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function withDatabase<T>(folder: string, work: (url: string) => Promise<T>): Promise<T> {
  const embedded = await startEmbedded({ dataFolder: folder, log: () => undefined });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
  }
}

async function plant(url: string): Promise<void> {
  const config = { ...readConfig({}), port: 0, smtpPort: 0, logLevel: 'warn' as const };
  const parts = { worker: false, keeper: false, intake: false };
  const program = await startProgram({ ownerUrl: url, config, log: openLog(config), parts });
  try {
    await plantOrganisation(program.platform);
  } finally {
    await program.stop();
  }
}

const BULK = ["wal_level = 'minimal'", 'max_wal_senders = 0', 'autovacuum = off'];

async function make(folder: string, cases: number, now: number): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await withDatabase(folder, async (url) => {
    await migrate(url);
    await plant(url);
    await asOwner(url, async (client) => {
      for (const setting of BULK) await client.query(`alter system set ${setting}`);
    });
  });
  const began = performance.now();
  const say = (step: string) => {
    process.stderr.write(`  ${cases} cases, ${((performance.now() - began) / 1000).toFixed(0)} s: ${step}\n`);
  };
  await withDatabase(folder, (url) =>
    asOwner(url, async (client) => {
      await fill(client, { cases, now, say });
      await client.query('alter system reset all');
    }),
  );
  await writeFile(join(folder, 'filled'), `${SHAPE} ${now}`);
}

/** Whether the program can bring the kept database to its present schema. */
async function stillFits(folder: string): Promise<boolean> {
  return withDatabase(folder, migrate).then(
    () => true,
    () => false,
  );
}

/** A data folder whose database holds so many cases; large ones are kept between runs. */
export async function filledFolder(cases: number): Promise<string> {
  const folder = join(BASE, String(cases));
  const now = Date.now();
  const usable = cases >= KEPT_FROM && now - (await filledAt(folder)) < FRESH && (await stillFits(folder));
  if (!usable) await make(folder, cases, now);
  return folder;
}
