import { lockDataFolder } from '../index.ts';

/** A program for tests: waits for a line on stdin, tries to lock the data folder, says how it went, keeps the lock. */
const [dataFolder = ''] = process.argv.slice(2);

process.stdout.write('waiting\n');
process.stdin.once('data', () => {
  lockDataFolder(dataFolder).then(
    () => process.stdout.write('locked\n'),
    (error: unknown) => process.stdout.write(`refused: ${error instanceof Error ? error.message : error}\n`),
  );
});
