import { signInLink } from '#capabilities/people/index.ts';
import { PersonId } from '#kernel/ids.ts';
import { readConfig } from '#platform/config.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { openLog } from '#platform/log.ts';
import { startProgram } from '../../src/app/program.ts';

/*
 * The program under test, in a process of its own: the real one on its embedded database, as `npm start` runs it.
 * Tells its parent where it listens, and makes sign-in links on request.
 */

const config = readConfig();
const log = openLog(config);
const embedded = await startEmbedded({
  dataFolder: config.dataFolder,
  log: () => undefined,
  onExit: () => process.exit(1),
});
const program = await startProgram({ ownerUrl: embedded.url, config, log });

process.on('message', (personId) => {
  signInLink(program.platform, PersonId.parse(personId)).then(
    (link) => process.send?.({ personId, link }),
    (error: unknown) => process.send?.({ personId, error: String(error) }),
  );
});

process.once('disconnect', () => {
  void program
    .stop()
    .then(() => embedded.stop())
    .then(() => process.exit(0));
});

process.send?.({
  address: program.address,
  smtpPort: program.smtpPort,
  ownerUrl: embedded.url,
  postmaster: embedded.pid,
});
