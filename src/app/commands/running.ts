import type { FastifyInstance } from 'fastify';
import type { Config } from '#platform/config.ts';
import { lockDataFolder } from '#platform/database/embedded/index.ts';
import { openLog } from '#platform/log.ts';
import { onStopRequest } from '#platform/stop-requests.ts';
import { type Program, startProgram } from '../program.ts';
import { openDatabaseServer } from './database-server.ts';
import { portTrouble } from './port-trouble.ts';
import { say, step } from './say.ts';

/** The end has five seconds. What has not let go by then is cut: everything acknowledged is durable anyway. */
const GRACE_MS = 4700;

/** What a command prepares beside the database, once the data folder is its own. */
export interface Prepared {
  readonly config?: Config;
  readonly mount?: (server: FastifyInstance) => void;
}

export interface Undertaking {
  /** Runs first. What it opens it hands to `closing`; `signal` says that it is not wanted any more. */
  readonly prepare?: (closing: AsyncDisposableStack, signal: AbortSignal) => Promise<Prepared>;
  /** Runs once the doors are open: what is left to do and to say. */
  readonly greet: (program: Program) => Promise<void>;
}

interface Run {
  readonly closing: AsyncDisposableStack;
  /** Aborted when the program is to end. */
  readonly signal: AbortSignal;
  end(code: number): void;
}

async function start(config: Config, { prepare }: Undertaking, run: Run): Promise<Program> {
  const { closing, signal } = run;
  // Nodes that share an external database share nothing else: the data folder stays untouched.
  if (config.databaseUrl === undefined) {
    const lock = await lockDataFolder(config.dataFolder);
    closing.defer(() => lock.release());
  }
  const prepared = await prepare?.(closing, signal);
  signal.throwIfAborted();
  const lost = (message: string) => {
    say.fault(message);
    run.end(1);
  };
  const found = config.databaseUrl === undefined ? 'The database is running' : 'The database answers';
  const database = await step(found, () => openDatabaseServer(config, lost));
  closing.defer(() => database.stop());
  signal.throwIfAborted();
  const program = await step('Evenkeel is running', () =>
    startProgram({
      ownerUrl: database.url,
      config: prepared?.config ?? config,
      log: openLog(config),
      alone: config.databaseUrl === undefined,
      ...(prepared?.mount ? { mount: prepared.mount } : {}),
    }),
  );
  closing.defer(() => program.stop());
  return program;
}

/** Lets what starts come to its end, then closes everything in reverse order; never later than the grace allows. */
async function close(started: Promise<Program>, closing: AsyncDisposableStack, code: number): Promise<void> {
  const late = setTimeout(() => process.exit(code), GRACE_MS);
  await started.catch(() => undefined);
  await closing.disposeAsync().catch((error: unknown) => say.fault(`The end was not quite clean: ${String(error)}`));
  clearTimeout(late);
}

/**
 * Runs Evenkeel until it is asked to stop by Ctrl-C or SIGTERM, or cannot go on. Answers the exit code, after
 * everything has ended. Throws, likewise after everything has ended, when it cannot start: an Error with a sentence.
 */
export async function runUntilStopped(config: Config, undertaking: Undertaking): Promise<number> {
  const stopping = new AbortController();
  const ended = Promise.withResolvers<number>();
  const end = (code: number) => {
    stopping.abort();
    ended.resolve(code);
  };
  const ignoreStop = onStopRequest(() => end(0));
  const closing = new AsyncDisposableStack();
  const started = start(config, undertaking, { closing, signal: stopping.signal, end });
  started.then(undertaking.greet).catch(ended.reject);
  let code = 1;
  try {
    code = await ended.promise;
    return code;
  } catch (error) {
    throw portTrouble(error, config) ?? error;
  } finally {
    await close(started, closing, code);
    ignoreStop();
  }
}
