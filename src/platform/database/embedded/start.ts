import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { StartTrouble } from '../start-trouble.ts';
import { readyBinaries } from './binaries.ts';
import { ensureCluster } from './initialise.ts';
import { type Launch, launch, type Postmaster } from './launch.ts';
import { lockFolder } from './lock.ts';
import { resetPassword } from './password.ts';
import { choosePlace, type Place } from './place.ts';
import { signal } from './processes.ts';
import type { Ending } from './run-as.ts';
import { ownSecret } from './secret.ts';
import { DATABASE, OWNER } from './settings.ts';
import { stopPostmaster } from './stop.ts';
import type { DataFolderLock, EmbeddedOptions, EmbeddedPostgres } from './types.ts';

const SYSTEM_FOLDER = '/var/lib/evenkeel';
const WRONG_PASSWORD = '28P01';

/**
 * Starts the PostgreSQL that comes with Evenkeel on a data folder, making its cluster when there is none and
 * recovering from whatever an earlier end left behind. To be called from the main thread: on Linux PostgreSQL
 * ends with the thread that started it, however that ends. Throws StartTrouble with a sentence to print.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    await mkdir(options.dataFolder, { recursive: true });
    const data = await realpath(options.dataFolder);
    const system = options.folders?.system ?? SYSTEM_FOLDER;
    const place = await choosePlace(data, system, options.log);
    const lock = await lockFolder(place.home, 'postgres', (pid) => inUse(place, pid));
    return await startLocked({ options, data, system, place, lock }).catch(async (error: unknown) => {
      await lock.release();
      throw error;
    });
  } catch (error) {
    throw withSentence(error, options.dataFolder);
  }
}

interface Ground {
  readonly options: EmbeddedOptions;
  /** The data folder's real path. */
  readonly data: string;
  readonly system: string;
  readonly place: Place;
  readonly lock: DataFolderLock;
}

async function startLocked({ options, data, system, place, lock }: Ground): Promise<EmbeddedPostgres> {
  const { log } = options;
  const copies = place.user === undefined ? data : system;
  const binaries = await readyBinaries({ native: options.folders?.binaries, user: place.user, copies, log });
  const secret = await ownSecret(data);
  await ensureCluster({ place, binaries, secret, log });
  const logFile = join(data, 'postgres.log');
  const postmaster = await launchWithSecret({ place, binaries, logFile, log, settings: options.settings }, secret);
  return supervise(postmaster, { secret, lock, options, logFile });
}

/** What the file system refuses (no right, no room) becomes a sentence too; a fault of our own stays one. */
function withSentence(error: unknown, dataFolder: string): unknown {
  const fromSystem = error instanceof Error && 'syscall' in error && 'code' in error;
  if (!fromSystem) return error;
  return new StartTrouble(
    `The database in ${dataFolder} cannot be started: ${error.message}. May this user write there, and is there room?`,
  );
}

function inUse(place: Place, pid: number | undefined): string {
  const holder = pid === undefined ? 'another process' : `process ${pid}`;
  return `The database in ${place.home} is already in use by ${holder}. Stop that one first.`;
}

async function launchWithSecret(work: Launch, secret: string): Promise<Postmaster> {
  const first = await launch(work);
  try {
    if (await makeDatabase(first.port, secret)) return first;
  } catch (error) {
    await stopPostmaster(first);
    throw error;
  }
  work.log({ level: 'warn', message: 'The database knew another password than postgres.secret: it is given this one' });
  await stopPostmaster(first);
  await resetPassword(work.place, work.binaries, secret);
  const second = await launch(work);
  if (await makeDatabase(second.port, secret)) return second;
  await stopPostmaster(second);
  throw new StartTrouble('The database refuses the password that it was just given.');
}

/** Connects as the owner and makes Evenkeel's database when it is missing. Answers false for a wrong password. */
async function makeDatabase(port: number, secret: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(port, secret, 'postgres'), connectionTimeoutMillis: 20_000 });
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === WRONG_PASSWORD) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf(port: number, secret: string, database: string): string {
  return `postgres://${OWNER}:${secret}@127.0.0.1:${port}/${database}`;
}

interface Supervision {
  readonly secret: string;
  readonly lock: DataFolderLock;
  readonly options: EmbeddedOptions;
  readonly logFile: string;
}

function supervise(postmaster: Postmaster, { secret, lock, options, logFile }: Supervision): EmbeddedPostgres {
  const { pid, port, ending } = postmaster;
  let stopping: Promise<void> | undefined;
  const endToo = () => signal(pid, 'SIGINT');
  process.once('exit', endToo);
  const released = ending.then(async (end) => {
    process.off('exit', endToo);
    await lock.release();
    if (stopping === undefined) options.onExit?.({ ...end, message: unexpected(end, logFile) });
  });
  return {
    url: urlOf(port, secret, DATABASE),
    port,
    pid,
    stop() {
      stopping ??= stopPostmaster(postmaster).then(() => released);
      return stopping;
    },
  };
}

function unexpected({ code, signal: name }: Ending, logFile: string): string {
  const how = name === null ? `with exit code ${code}` : `by ${name}`;
  return `PostgreSQL ended by itself, ${how}. Its log is ${logFile}`;
}
