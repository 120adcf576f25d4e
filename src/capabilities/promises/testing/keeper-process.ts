import { startProgram } from '#app/program.ts';
import { quietConfig, silentLog } from '#tests/harness/quiet.ts';

const [ownerUrl = '', moment] = process.argv.slice(2);
const standing = moment === undefined ? {} : { clock: () => Number(moment), databaseClock: async () => Number(moment) };

// A node of its own, whose keeper judges what is due, now or at the given moment, until somebody ends it.
await startProgram({
  ownerUrl,
  config: quietConfig(),
  log: silentLog(),
  ...standing,
  pools: { app: 3, jobs: 2, identity: 1 },
  parts: { worker: false, keeper: true, intake: false },
});
process.send?.('ready');
