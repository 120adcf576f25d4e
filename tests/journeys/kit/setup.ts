import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '#app/commands/build-web.ts';
import { startProgram } from '#app/program.ts';
import { writeSample } from '#app/sample/write/sample.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { QUICK_POSTGRES } from '#tests/harness/quick-postgres.ts';
import { quietConfig, silentLog } from '#tests/harness/quiet.ts';
import { plantTemplate, TEMPLATE } from '#tests/harness/template.ts';
import { announceServer, atServer, databaseAt } from './databases.ts';

/** The database with the sample organisation, to be copied. */
export const SAMPLE = 'evenkeel_sample';
const SAMPLE_CASES = 150;
const SEED = 20_261;

async function plantSample(ownerUrl: string): Promise<void> {
  const parts = { worker: false, keeper: false, intake: false };
  const program = await startProgram({ ownerUrl, config: quietConfig(), log: silentLog(), parts });
  try {
    await writeSample(program.platform, { seed: SEED, now: Date.now(), cases: SAMPLE_CASES });
  } finally {
    await program.stop();
  }
}

/** Builds the web and starts one PostgreSQL with two databases to copy: a small organisation, and the sample. */
async function setUp(): Promise<() => Promise<void>> {
  await buildWeb();
  const dataFolder = await mkdtemp(join(tmpdir(), 'evenkeel-journeys-'));
  const embedded = await startEmbedded({ dataFolder, log: () => undefined, settings: QUICK_POSTGRES });
  for (const name of [TEMPLATE, SAMPLE]) await atServer(embedded.url, `create database ${name}`);
  await plantTemplate(databaseAt(embedded.url, TEMPLATE));
  await plantSample(databaseAt(embedded.url, SAMPLE));
  announceServer(embedded.url);
  return async () => {
    await embedded.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}

// biome-ignore lint/style/noDefaultExport: Playwright takes the set-up of a run by its default export
export default setUp;
