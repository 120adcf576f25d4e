import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '#platform/config.ts';
import { type EmbeddedPostgres, startEmbedded, type UnexpectedEnd } from '#platform/database/embedded/index.ts';
import { checkExternal } from '#platform/database/external.ts';
import { say } from './say.ts';

/** The PostgreSQL that Evenkeel works on. */
export interface DatabaseServer {
  /** The owner's URL, as it is now. */
  readonly url: () => string;
  stop(): Promise<void>;
}

/** A server that ends this soon after its start, so often in a row, will not do better the next time. */
const SHORT_LIFE_MS = 3000;
const SHORT_LIVES = 5;
const TRIES = 5;
const BEFORE_NEXT_TRY_MS = 500;

/**
 * The embedded PostgreSQL of a data folder, or the external one of DATABASE_URL, which is checked and otherwise left
 * alone. Throws StartTrouble with a sentence. `onLost` is told when an embedded server cannot be kept running.
 */
export async function openDatabaseServer(config: Config, onLost: (message: string) => void): Promise<DatabaseServer> {
  const { databaseUrl, dataFolder } = config;
  if (databaseUrl === undefined) return KeptServer.start(dataFolder, onLost);
  await checkExternal(databaseUrl);
  return { url: () => databaseUrl, stop: async () => undefined };
}

/** An embedded PostgreSQL that is started again when it ends by itself. */
class KeptServer implements DatabaseServer {
  readonly #dataFolder: string;
  readonly #onLost: (message: string) => void;
  #current: EmbeddedPostgres | undefined;
  #startedAt = 0;
  #shortLives = 0;
  #restarting: Promise<void> | undefined;
  #stopping = false;

  private constructor(dataFolder: string, onLost: (message: string) => void) {
    this.#dataFolder = dataFolder;
    this.#onLost = onLost;
  }

  static async start(dataFolder: string, onLost: (message: string) => void): Promise<KeptServer> {
    const kept = new KeptServer(dataFolder, onLost);
    await kept.#start();
    return kept;
  }

  url = (): string => {
    if (this.#current === undefined) throw new Error('The database has not been started.');
    return this.#current.url;
  };

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#restarting;
    await this.#current?.stop();
  }

  async #start(): Promise<void> {
    this.#current = await startEmbedded({
      dataFolder: this.#dataFolder,
      log: ({ level, message }) => (level === 'info' ? undefined : say.line(`  ${message}`)),
      onExit: (end) => {
        if (!this.#stopping) this.#restarting = this.#restart(end);
      },
    });
    this.#startedAt = performance.now();
  }

  async #restart({ message }: UnexpectedEnd): Promise<void> {
    this.#shortLives = performance.now() - this.#startedAt < SHORT_LIFE_MS ? this.#shortLives + 1 : 0;
    if (this.#shortLives >= SHORT_LIVES) {
      return this.#onLost(`${message}. It did so ${SHORT_LIVES} times soon after its start.`);
    }
    say.line(`  ${message}. It is started again.`);
    await this.#startAgain();
  }

  /** Whatever ended it may be still about: a start that fails is tried again. */
  async #startAgain(): Promise<void> {
    for (let tries = 1; !this.#stopping; tries += 1) {
      try {
        await this.#start();
        return say.line('✓ The database is running again');
      } catch (error) {
        const sentence = error instanceof Error ? error.message : String(error);
        if (tries === TRIES) return this.#onLost(sentence);
        say.line(`  ${sentence}`);
        await pause(BEFORE_NEXT_TRY_MS);
      }
    }
  }
}
