import type { FastifyInstance } from 'fastify';
import type { Config } from '#platform/config.ts';
import { type EmbeddedPostgres, lockDataFolder, startEmbedded } from '#platform/database/embedded/index.ts';
import { checkExternal } from '#platform/database/external.ts';
import { openLog } from '#platform/log.ts';
import { onStopRequest } from '#platform/stop-requests.ts';
import { type Program, startProgram } from '../program.ts';
import { say, step } from './say.ts';

const GRACE_MS = 4500;

/** Evenkeel with its database, as a command runs it. */
export interface Running {
  readonly program: Program;
  readonly config: Config;
  /** Resolves when the program was told to end and has ended. Answers the exit code. */
  readonly ended: Promise<number>;
}

interface Database {
  readonly url: string;
  stop(): Promise<void>;
}

async function openDatabaseServer(config: Config, onCrash: (message: string) => void): Promise<Database> {
  if (config.databaseUrl !== undefined) {
    await checkExternal(config.databaseUrl);
    return { url: config.databaseUrl, stop: async () => undefined };
  }
  const embedded: EmbeddedPostgres = await startEmbedded({
    dataFolder: config.dataFolder,
    log: (line) => (line.level === 'info' ? undefined : say.line(`  ${line.message}`)),
    onExit: (end) => onCrash(end.message),
  });
  return { url: embedded.url, stop: () => embedded.stop() };
}

function portTaken(error: unknown, config: Config): Error | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') return null;
  const port = 'port' in error ? Number(error.port) : config.port;
  const variable = port === config.smtpPort ? 'EVENKEEL_SMTP_PORT' : 'EVENKEEL_PORT';
  return new Error(
    `Port ${port} is in use by another program. End that one, or choose another port: ${variable}=${port + 1}.`,
  );
}

/** Starts everything, and sees to it that Ctrl-C, SIGTERM and a crash of the database end it cleanly. */
export async function startRunning(config: Config, mount?: (server: FastifyInstance) => void): Promise<Running> {
  const lock = await lockDataFolder(config.dataFolder);
  const end = Promise.withResolvers<number>();
  const database = await step(
    config.databaseUrl === undefined ? 'The database is running' : 'The database answers',
    () => openDatabaseServer(config, (message) => crash(message)),
  );
  const log = openLog(config);
  let program: Program | undefined;
  let ending = false;

  const finish = async (code: number) => {
    if (ending) return;
    ending = true;
    const late = setTimeout(() => process.exit(code), GRACE_MS);
    await program?.stop().catch((error: unknown) => log.warn({ err: error }, 'the end was not quite clean'));
    await database.stop();
    await lock.release();
    clearTimeout(late);
    end.resolve(code);
  };
  const crash = (message: string) => {
    say.fault(message);
    void finish(1);
  };
  onStopRequest(() => void finish(0));

  try {
    const started = await step('Evenkeel is running', () =>
      startProgram({ ownerUrl: database.url, config, log, ...(mount ? { mount } : {}) }),
    );
    program = started;
    return { program: started, config, ended: end.promise };
  } catch (error) {
    await database.stop();
    await lock.release();
    throw portTaken(error, config) ?? error;
  }
}
