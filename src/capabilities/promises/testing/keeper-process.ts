import { startProgram } from '#app/program.ts';
import { quietConfig, silentLog } from '#tests/harness/quiet.ts';

const [ownerUrl = '', now = '0'] = process.argv.slice(2);

// A node of its own, whose keeper judges what is due at the given moment until somebody ends it.
await startProgram({
  ownerUrl,
  config: quietConfig(),
  log: silentLog(),
  clock: () => Number(now),
  databaseClock: async () => Number(now),
  pools: { app: 3, jobs: 2, identity: 1 },
  parts: { worker: false, keeper: true, intake: false },
});
process.send?.('ready');
