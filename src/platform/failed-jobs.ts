import type { Platform } from './platform.ts';

export interface FailedJob {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly lastError: string;
  readonly createdAt: number;
  readonly nextTryAt: number | null;
}

const CUT_OFF = 'The program ended each time while this ran.';

/** Jobs that failed at least once, newest first: those that will be tried again and those that gave up. */
export async function failedJobs(platform: Platform, limit = 100): Promise<FailedJob[]> {
  const { rows } = await platform.database.jobs.query<FailedJob>(
    `select j.id::text as id, t.identifier as name, j.attempts, coalesce(j.last_error, $2) as "lastError",
       (extract(epoch from j.created_at) * 1000)::bigint as "createdAt",
       case when j.attempts < j.max_attempts then (extract(epoch from j.run_at) * 1000)::bigint end as "nextTryAt"
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.last_error is not null or (j.attempts >= j.max_attempts and j.locked_at is null)
     order by j.created_at desc limit $1`,
    [limit, CUT_OFF],
  );
  return rows;
}

/** Forgets the runs of this name that gave up: once a later one has worked, they are nobody's concern. */
export async function forgetFailedRuns(platform: Platform, name: string): Promise<void> {
  await platform.database.jobs.query(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = $1 and j.attempts >= j.max_attempts and j.locked_at is null`,
    [name],
  );
}

/** Lets a failed job try again at once, with all its tries. Answers false when there is no such job. */
export async function retryJob(platform: Platform, id: string): Promise<boolean> {
  const { rowCount } = await platform.database.jobs.query(
    `select from graphile_worker.reschedule_jobs(array[$1::bigint], run_at => now(), attempts => 0)
     where exists (select from graphile_worker._private_jobs j
       where j.id = $1::bigint and (j.last_error is not null or j.attempts >= j.max_attempts))`,
    [id],
  );
  return rowCount === 1;
}
