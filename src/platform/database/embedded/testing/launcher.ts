import { type EmbeddedOptions, lockDataFolder, StartTrouble, startEmbedded } from '../index.ts';

/**
 * A program for tests to start and to kill: locks a data folder, starts its PostgreSQL, says so as one line of
 * JSON, stays until it is ended. Arguments: data folder, and optionally the options for other folders as JSON.
 */
const [dataFolder = '', folders = '{}'] = process.argv.slice(2);

try {
  await lockDataFolder(dataFolder);
  const options: EmbeddedOptions = { dataFolder, folders: JSON.parse(folders), log: () => undefined };
  const { url, port, pid } = await startEmbedded(options);
  process.stdout.write(`${JSON.stringify({ url, port, pid })}\n`);
} catch (error) {
  if (!(error instanceof StartTrouble)) throw error;
  process.stdout.write(`${JSON.stringify({ trouble: error.message })}\n`);
  process.exit(1);
}
