import { EventEmitter } from 'node:events';
import { Logger as GraphileLogger, run, runMigrations, type WorkerEvents } from 'graphile-worker';
import { z } from 'zod';
import { systemContext } from './context.ts';
import { transaction } from './database/transaction.ts';
import { AFTER_FACT, type Job, jobKind } from './jobs.ts';
import type { Platform } from './platform.ts';
import { readFact } from './read-facts.ts';

const HEARTBEAT_MS = 15_000;
const DEAD_AFTER = '60 seconds';

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

/**
 * Says that these workers live, and releases the locks of those that went silent: a killed process holds its
 * jobs for a minute, not for the queue's own four hours.
 */
async function beat(platform: Platform, workerIds: readonly string[]): Promise<void> {
  const { jobs } = platform.database;
  await jobs.query(
    `insert into platform.worker (id, seen_at) select unnest($1::text[]), now()
     on conflict (id) do update set seen_at = now()`,
    [workerIds],
  );
  const { rows } = await jobs.query<{ id: string }>(
    `select distinct j.locked_by as id from graphile_worker._private_jobs j
     left join platform.worker w on w.id = j.locked_by
     where j.locked_by is not null and (w.id is null or w.seen_at < now() - interval '${DEAD_AFTER}')`,
  );
  if (rows.length > 0) {
    platform.log.warn({ workers: rows.length }, 'jobs of workers that went silent are released');
    await jobs.query('select graphile_worker.force_unlock_workers($1::text[])', [rows.map((row) => row.id)]);
  }
  await jobs.query(`delete from platform.worker where seen_at < now() - interval '1 day'`);
}

function loggerOf(platform: Platform): GraphileLogger {
  return new GraphileLogger(() => (level, message, meta) => {
    if (level === 'error') platform.log.error({ job: meta?.taskIdentifier }, message);
    else if (level === 'warning') platform.log.warn(message);
    else platform.log.debug(message);
  });
}

/** Makes the job tables and the function by which a transaction adds jobs. Runs at start, before the worker. */
export async function prepareJobs(platform: Pick<Platform, 'database' | 'log'>): Promise<void> {
  const logger = new GraphileLogger(() => () => undefined);
  await runMigrations({ pgPool: platform.database.jobs, logger });
  await platform.database.jobs.query(ADD_FUNCTION);
}

const ADD_FUNCTION = `
create schema if not exists jobs;
create or replace function jobs.add(given jsonb) returns void
language sql security definer set search_path = pg_catalog, graphile_worker as $$
  select graphile_worker.add_job(
    one->>'name', (one->'payload')::json, run_at => coalesce((one->>'runAt')::timestamptz, now()),
    max_attempts => (one->>'attempts')::integer, job_key => one->>'key')
  from jsonb_array_elements(given) as one
$$;
revoke all on function jobs.add(jsonb) from public;
grant usage on schema jobs to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant execute on function jobs.add(jsonb) to evenkeel_customer, evenkeel_agent, evenkeel_system;`;

export interface RunningWorker {
  stop(): Promise<void>;
}

/** Starts taking jobs. Stops within seconds: what runs may finish, what waits stays queued. */
export async function startWorker(platform: Platform, jobs: readonly Job[], concurrency = 3): Promise<RunningWorker> {
  const taskList: Record<string, (payload: unknown) => Promise<void>> = {
    [AFTER_FACT]: (payload) => counted(platform, AFTER_FACT, () => runAfterFact(platform, payload)),
  };
  for (const one of jobs) {
    taskList[one.kind.name] = (payload) =>
      counted(platform, one.kind.name, () => one.run(systemContext(platform, one.kind.name), payload));
  }
  const workerIds = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => workerIds.add(worker.workerId));
  const runner = await run({
    pgPool: platform.database.jobs,
    taskList,
    concurrency,
    events,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: loggerOf(platform),
  });
  await beat(platform, [...workerIds]);
  const heart = setInterval(() => {
    beat(platform, [...workerIds]).catch((error: unknown) => platform.log.warn({ err: error }, 'no heartbeat'));
  }, HEARTBEAT_MS);
  return {
    async stop() {
      clearInterval(heart);
      await runner.stop();
      await platform.database.jobs.query('delete from platform.worker where id = any($1)', [[...workerIds]]);
    },
  };
}

async function counted(platform: Platform, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    platform.metrics.jobs.inc({ job: name, outcome: 'done' });
  } catch (error) {
    platform.metrics.jobs.inc({ job: name, outcome: 'failed' });
    throw error;
  }
}

export interface FailedJob {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly lastError: string;
  readonly createdAt: number;
  readonly nextTryAt: number | null;
}

/** Jobs that failed at least once, newest first: those that will be tried again and those that gave up. */
export async function failedJobs(platform: Platform, limit = 100): Promise<FailedJob[]> {
  const { rows } = await platform.database.jobs.query<FailedJob>(
    `select j.id::text as id, t.identifier as name, j.attempts, j.last_error as "lastError",
       (extract(epoch from j.created_at) * 1000)::bigint as "createdAt",
       case when j.attempts < j.max_attempts then (extract(epoch from j.run_at) * 1000)::bigint end as "nextTryAt"
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.last_error is not null order by j.created_at desc limit $1`,
    [limit],
  );
  return rows;
}

/** Lets a failed job try again at once, with all its tries. Answers false when there is no such job. */
export async function retryJob(platform: Platform, id: string): Promise<boolean> {
  const { rowCount } = await platform.database.jobs.query(
    `select from graphile_worker.reschedule_jobs(array[$1::bigint], run_at => now(), attempts => 0)
     where exists (select from graphile_worker._private_jobs j where j.id = $1::bigint and j.last_error is not null)`,
    [id],
  );
  return rowCount === 1;
}
