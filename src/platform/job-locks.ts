import type { Platform } from './platform.ts';

/** What the pools of workers in this process have in hand: the id of each pool with the ids of its running jobs. */
export type InHand = ReadonlyMap<string, ReadonlySet<string>>;

const BEAT_MS = 5_000;
const SILENT_AFTER_MS = 20_000;
const SILENT = `interval '${SILENT_AFTER_MS} milliseconds'`;

/** Marks a job that was queued under a key. */
export const KEYED = 'keyed';

/**
 * A job that another one took the key of while it ran: the queue takes its key and its tries away, so that it is never
 * taken again. Given back by the dead it would look like one that gave up.
 */
const SUPERSEDED = `flags ? '${KEYED}' and key is null and locked_at is null`;

async function dropSuperseded(platform: Platform): Promise<void> {
  await platform.database.jobs.query(`delete from graphile_worker._private_jobs where ${SUPERSEDED}`);
}

/** Gives back what these pools hold, to be taken by whoever is free. */
export async function releaseLocksOf(platform: Platform, pools: readonly string[]): Promise<void> {
  if (pools.length === 0) return;
  await platform.database.jobs.query('select graphile_worker.force_unlock_workers($1::text[])', [pools]);
  await dropSuperseded(platform);
}

/** Gives back every held job. Only for a node that is alone on its database: what is held was left by the dead. */
export async function releaseAllLocks(platform: Platform): Promise<void> {
  const { rows } = await platform.database.jobs.query<{ pool: string }>(
    'select distinct locked_by as pool from graphile_worker._private_jobs where locked_by is not null',
  );
  await releaseLocksOf(
    platform,
    rows.map((row) => row.pool),
  );
}

async function sayAlive(platform: Platform, inHand: InHand): Promise<void> {
  await platform.database.jobs.query(
    `insert into platform.worker (id, seen_at) select unnest($1::text[]), now()
     on conflict (id) do update set seen_at = now()`,
    [[...inHand.keys()]],
  );
}

/** A connection that breaks at the wrong moment leaves a job locked that no worker of ours knows of. */
async function releaseForgotten(platform: Platform, inHand: InHand): Promise<void> {
  const running = [...inHand.values()].flatMap((jobs) => [...jobs]);
  const { rowCount } = await platform.database.jobs.query(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null
     where locked_by = any($1::text[]) and locked_at < now() - ${SILENT} and id <> all($2::bigint[])`,
    [[...inHand.keys()], running],
  );
  if (!rowCount) return;
  platform.log.warn({ jobs: rowCount }, 'jobs that a broken connection left locked are released');
  await dropSuperseded(platform);
}

async function releaseSilent(platform: Platform): Promise<void> {
  const { rows } = await platform.database.jobs.query<{ pool: string }>(
    `select distinct j.locked_by as pool from graphile_worker._private_jobs j
     left join platform.worker w on w.id = j.locked_by
     where j.locked_by is not null and coalesce(w.seen_at, j.locked_at) < now() - ${SILENT}`,
  );
  if (rows.length === 0) return;
  platform.log.warn({ workers: rows.length }, 'jobs of workers that went silent are released');
  await releaseLocksOf(
    platform,
    rows.map((row) => row.pool),
  );
}

/**
 * One sign of life of these pools. With `judgesOthers` it also gives back the jobs of pools that gave no sign for
 * 20 seconds: a node that was killed holds its jobs that long, not for the queue's own four hours.
 */
export async function beat(platform: Platform, inHand: InHand, judgesOthers: boolean): Promise<void> {
  await sayAlive(platform, inHand);
  await releaseForgotten(platform, inHand);
  if (judgesOthers) await releaseSilent(platform);
  await platform.database.jobs.query(`delete from platform.worker where seen_at < now() - interval '1 day'`);
}

export interface Heartbeat {
  stop(): void;
}

/** Beats every five seconds, from now on. */
export function startHeartbeat(platform: Platform, inHand: InHand): Heartbeat {
  let last = Number.NEGATIVE_INFINITY;
  let beating = false;
  const once = async () => {
    if (beating) return;
    beating = true;
    try {
      // Who was itself away, or has only just come, cannot tell whether the others were silent.
      await beat(platform, inHand, performance.now() - last < SILENT_AFTER_MS);
      last = performance.now();
    } catch (error) {
      platform.log.warn({ err: error }, 'no sign of life from the workers');
    } finally {
      beating = false;
    }
  };
  const timer = setInterval(() => void once(), BEAT_MS);
  void once();
  return { stop: () => clearInterval(timer) };
}
