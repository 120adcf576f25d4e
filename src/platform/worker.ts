import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger as GraphileLogger, type Runner, run, runMigrations, type WorkerEvents } from 'graphile-worker';
import { z } from 'zod';
import { systemContext } from './context.ts';
import { isAway } from './database/away.ts';
import { transaction } from './database/transaction.ts';
import { KEYED, releaseAllLocks, releaseLocksOf, startHeartbeat } from './job-locks.ts';
import { AFTER_FACT, type Job, jobKind } from './jobs.ts';
import type { Platform } from './platform.ts';
import { readFact } from './read-facts.ts';

const PATIENCE = 2500;
const AFTER_TROUBLE = 500;
const TRIES_WHILE_AWAY = 120;

const afterFact = jobKind({ name: AFTER_FACT, payload: z.object({ subscription: z.string(), factId: z.uuid() }) });

async function runAfterFact(platform: Platform, payload: unknown): Promise<void> {
  const { subscription, factId } = afterFact.payload.parse(payload);
  const known = platform.subscribers.byName.get(subscription);
  if (!known?.after)
    throw new Error(`Nobody is named ${subscription} any more; the job waits for a version that knows it.`);
  const context = systemContext(platform, subscription);
  const fact = await transaction(context, (tx) => readFact(tx, factId));
  if (!fact) throw new Error('The fact of this job does not exist.');
  await known.after(context, fact);
}

function loggerOf(platform: Platform): GraphileLogger {
  return new GraphileLogger(() => (level, message, meta) => {
    if (level === 'error') platform.log.error({ job: meta?.taskIdentifier }, message);
    else if (level === 'warning') platform.log.warn(message);
    else platform.log.debug(message);
  });
}

const LOCK = 7_423_003;

/**
 * Makes the job tables and the function by which a transaction adds jobs. Runs at start, before the worker; nodes that
 * start at once do so one after the other.
 */
export async function prepareJobs(platform: Pick<Platform, 'database' | 'log'>): Promise<void> {
  const { jobs } = platform.database;
  const logger = new GraphileLogger(() => () => undefined);
  const client = await jobs.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await runMigrations({ pgPool: jobs, logger });
    await client.query(ADD_FUNCTION);
  } finally {
    // Ends the session, and with it the lock, also when something above went wrong.
    client.release(true);
  }
}

const ADD_FUNCTION = `
create schema if not exists jobs;
create or replace function jobs.add(given jsonb) returns void
language sql security definer set search_path = pg_catalog, graphile_worker as $$
  select graphile_worker.add_job(
    one->>'name', (one->'payload')::json, run_at => coalesce((one->>'runAt')::timestamptz, now()),
    max_attempts => (one->>'attempts')::integer, job_key => one->>'key',
    priority => (one->>'priority')::integer,
    flags => case when one ? 'key' then array['${KEYED}'] end)
  from jsonb_array_elements(given) as one
$$;
revoke all on function jobs.add(jsonb) from public;
grant usage on schema jobs to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant execute on function jobs.add(jsonb) to evenkeel_customer, evenkeel_agent, evenkeel_system;`;

type Tasks = Readonly<Record<string, (payload: unknown) => Promise<void>>>;

function tasksOf(platform: Platform, jobs: readonly Job[]): Tasks {
  const tasks: Record<string, (payload: unknown) => Promise<void>> = {
    [AFTER_FACT]: (payload) => counted(platform, AFTER_FACT, () => runAfterFact(platform, payload)),
  };
  for (const one of jobs) {
    tasks[one.kind.name] = (payload) =>
      counted(platform, one.kind.name, () => one.run(systemContext(platform, one.kind.name), payload));
  }
  return tasks;
}

/** While the database is away nothing can be done; what was begun is done as soon as it is back. */
async function withDatabase(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || tries === TRIES_WHILE_AWAY) throw error;
      await wait(AFTER_TROUBLE, undefined, { ref: false });
    }
  }
}

async function counted(platform: Platform, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await withDatabase(work);
    platform.metrics.jobs.inc({ job: name, outcome: 'done' });
  } catch (error) {
    platform.metrics.jobs.inc({ job: name, outcome: 'failed' });
    throw error;
  }
}

export interface WorkerOptions {
  /** How many jobs run at the same time; 3 unless said otherwise. */
  readonly concurrency?: number;
  /** No other node works on this database, so that what others hold at the start was left by the dead. */
  readonly alone?: boolean;
}

export interface RunningWorker {
  stop(): Promise<void>;
}

/**
 * Starts taking jobs, and goes on doing so whatever happens to the database meanwhile. Stops within seconds: what
 * runs may finish, what does not is given back, what waits stays queued.
 */
export async function startWorker(
  platform: Platform,
  jobs: readonly Job[],
  { concurrency = 3, alone = false }: WorkerOptions = {},
): Promise<RunningWorker> {
  if (alone) await releaseAllLocks(platform);
  const workers = new Workers(platform, tasksOf(platform, jobs), concurrency);
  await workers.start();
  const heart = startHeartbeat(platform, workers.inHand);
  // After a failure each worker waits longer, up to two minutes; when the database is back, fresh ones need not.
  const stopListening = platform.signals.onGap(() => void workers.renew());
  return {
    async stop() {
      heart.stop();
      stopListening();
      await workers.stop();
    },
  };
}

/** The pools of workers of this process: one that takes jobs, and those that failed and still finish theirs. */
class Workers {
  readonly inHand = new Map<string, Set<string>>();
  readonly #platform: Platform;
  readonly #tasks: Tasks;
  readonly #concurrency: number;
  readonly #runners = new Set<Runner>();
  #stopping = false;

  constructor(platform: Platform, tasks: Tasks, concurrency: number) {
    this.#platform = platform;
    this.#tasks = tasks;
    this.#concurrency = concurrency;
  }

  async start(): Promise<void> {
    const { events, pools } = this.#watch();
    const runner = await run({
      pgPool: this.#platform.database.jobs,
      taskList: { ...this.#tasks },
      concurrency: this.#concurrency,
      events,
      noHandleSignals: true,
      pollInterval: 2000,
      logger: loggerOf(this.#platform),
      // One by one, a completion that meets a broken connection would be a rejection that nobody handles.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
    this.#runners.add(runner);
    if (this.#stopping) await runner.stop();
    const ended = () => {
      this.#runners.delete(runner);
      if (!this.#stopping) void this.#giveBack(pools);
    };
    runner.promise.then(ended, ended);
  }

  /** Lets new workers take over; those there are finish what they have in hand. */
  async renew(): Promise<void> {
    // A pool that begins to end is replaced by what watches it; one that is ending already was.
    await Promise.allSettled([...this.#runners].map((runner) => runner.stop('the database was away')));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const all = Promise.allSettled([...this.#runners].map((runner) => runner.stop()));
    await Promise.race([all, wait(PATIENCE, undefined, { ref: false })]);
    const pools = [...this.inHand.keys()];
    await releaseLocksOf(this.#platform, pools);
    await this.#platform.database.jobs.query('delete from platform.worker where id = any($1)', [pools]);
  }

  /** Keeps the books of what each pool has in hand; a pool that gives up is replaced at once. */
  #watch(): { events: WorkerEvents; pools: readonly string[] } {
    const events: WorkerEvents = new EventEmitter();
    const pools: string[] = [];
    events.on('pool:create', ({ workerPool }) => {
      pools.push(workerPool.id);
      this.inHand.set(workerPool.id, new Set());
    });
    events.on('job:start', ({ worker, job }) => this.inHand.get(worker.workerPool.id)?.add(job.id));
    events.on('job:complete', ({ worker, job }) => this.inHand.get(worker.workerPool.id)?.delete(job.id));
    events.on('pool:gracefulShutdown', () => {
      if (!this.#stopping) void this.#replace();
    });
    return { events, pools };
  }

  async #replace(): Promise<void> {
    this.#platform.log.warn('the workers met trouble with the database; new ones take over');
    while (!this.#stopping) {
      try {
        return await this.start();
      } catch (error) {
        this.#platform.log.warn({ err: error }, 'no workers yet; they are started again soon');
        await wait(AFTER_TROUBLE, undefined, { ref: false });
      }
    }
  }

  /** What a pool that ended still holds in the database goes back as soon as that can be said there. */
  async #giveBack(pools: readonly string[]): Promise<void> {
    while (!this.#stopping) {
      try {
        await releaseLocksOf(this.#platform, pools);
        for (const pool of pools) this.inHand.delete(pool);
        return;
      } catch {
        await wait(AFTER_TROUBLE, undefined, { ref: false });
      }
    }
  }
}
