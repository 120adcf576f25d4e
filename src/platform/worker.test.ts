import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eventually, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { systemContext } from './context.ts';
import { transaction } from './database/transaction.ts';
import { failedJobs, retryJob } from './failed-jobs.ts';
import { beat } from './job-locks.ts';
import { enqueue, type JobOptions, job, jobKind } from './jobs.ts';
import { type RunningWorker, startWorker, type WorkerOptions } from './worker.ts';

const kind = jobKind({ name: 'test.note', payload: z.object({ word: z.string() }) });

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ startsAt: 'real' });
});
afterAll(() => app.stop());

const workers: RunningWorker[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
  await app.sql('delete from graphile_worker._private_jobs');
});

/** Starts a worker whose jobs note their words, and wait for whoever wants them to. */
async function working(options: WorkerOptions & { hold?: Promise<void> } = {}): Promise<string[]> {
  const heard: string[] = [];
  const noted = job(kind, async (_context, { word }) => {
    heard.push(word);
    await options.hold;
  });
  workers.push(await startWorker(app.program.platform, [noted], options));
  return heard;
}

async function queue(word: string, options: JobOptions = {}): Promise<void> {
  await transaction(systemContext(app.program.platform, 'test'), (tx) => enqueue(tx, kind, { word }, options));
}

/** As a worker leaves its job when it is killed. */
async function lockedBy(pool: string, age: string): Promise<void> {
  await app.sql('update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - $2::interval', [
    pool,
    age,
  ]);
}

const locks = () =>
  app.sql<{ by: string }>('select locked_by as by from graphile_worker._private_jobs where locked_by is not null');

describe('jobs of a worker that was killed', () => {
  test('run at once where nobody else works on the database', async () => {
    await queue('left');
    await lockedBy('dead', '1 second');
    const heard = await working({ alone: true });
    await eventually('the job ran', async () => heard.length > 0, 3000);
    expect(heard).toEqual(['left']);
  });

  test('are given back once it has been silent, and not before', async () => {
    const { platform } = app.program;
    await queue('left');
    await lockedBy('other', '1 minute');
    await app.sql("insert into platform.worker (id, seen_at) values ('other', now() - interval '10 seconds')");
    await beat(platform, new Map([['me', new Set()]]), true);
    expect(await locks()).toEqual([{ by: 'other' }]);
    await app.sql("update platform.worker set seen_at = now() - interval '30 seconds' where id = 'other'");
    await beat(platform, new Map([['me', new Set()]]), false);
    expect(await locks()).toEqual([{ by: 'other' }]);
    await beat(platform, new Map([['me', new Set()]]), true);
    expect(await locks()).toEqual([]);
  });

  test('are given back when it never gave a sign of life', async () => {
    await queue('left');
    await lockedBy('unknown', '10 seconds');
    await beat(app.program.platform, new Map(), true);
    expect(await locks()).toEqual([{ by: 'unknown' }]);
    await lockedBy('unknown', '30 seconds');
    await beat(app.program.platform, new Map(), true);
    expect(await locks()).toEqual([]);
  });
});

describe('jobs of a worker that lives', () => {
  test('are taken in their order, and those that yield when nothing else is due', async () => {
    await queue('receipt', { yields: true });
    await queue('first');
    await queue('second');
    const heard = await working({ concurrency: 1 });
    await eventually('all ran', async () => heard.length === 3);
    expect(heard).toEqual(['first', 'second', 'receipt']);
  });

  test('stay with it however long they take', async () => {
    const hold = Promise.withResolvers<void>();
    const heard = await working({ hold: hold.promise });
    await queue('slow');
    await eventually('the job runs', async () => heard.length > 0);
    await app.sql("update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'");
    const [alive] = await eventually('it says that it lives', async () => {
      const rows = await app.sql<{ id: string }>('select id from platform.worker where id = any($1)', [
        (await locks()).map(({ by }) => by),
      ]);
      return rows.length > 0 ? rows : null;
    });
    await beat(app.program.platform, new Map(), true);
    expect(await locks()).toEqual([{ by: alive?.id }]);
    hold.resolve();
    await eventually('the job is done', async () => (await locks()).length === 0);
    expect(heard).toEqual(['slow']);
  });

  test('that none of its workers knows of are given back', async () => {
    await queue('forgotten');
    await queue('running');
    await lockedBy('me', '1 minute');
    const [running] = await app.sql<{ id: string }>(
      `select id::text from graphile_worker._private_jobs where payload->>'word' = 'running'`,
    );
    await beat(app.program.platform, new Map([['me', new Set([running?.id ?? ''])]]), true);
    const left = await app.sql<{ word: string }>(
      `select payload->>'word' as word from graphile_worker._private_jobs where locked_by = 'me'`,
    );
    expect(left).toEqual([{ word: 'running' }]);
  });
});

test('a worker that cannot note the end of a job goes on, and the job runs again', async () => {
  const hold = Promise.withResolvers<void>();
  const heard = await working({ hold: hold.promise });
  await queue('before');
  await eventually('the job runs', async () => heard.length > 0);
  const owner = new pg.Client({ connectionString: app.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin; lock table graphile_worker._private_jobs in share mode');
    hold.resolve();
    await eventually('its end waits to be noted', breakDeletion);
  } finally {
    await owner.end();
  }
  await queue('after');
  await eventually('the next job runs', async () => heard.includes('after'));
  await eventually('the first job runs again', async () => heard.filter((word) => word === 'before').length === 2);
  await eventually('nothing is left', async () => (await jobsLeft()) === 0);
});

test('a job that finds the database away is done as soon as it is back', async () => {
  let tries = 0;
  const patient = job(kind, async () => {
    tries += 1;
    if (tries === 1) throw Object.assign(new Error('the database system is starting up'), { code: '57P03' });
  });
  workers.push(await startWorker(app.program.platform, [patient]));
  await queue('patient');
  await eventually('it is done', async () => tries === 2 && (await jobsLeft()) === 0, 2000);
});

const jobsLeft = async () => (await app.sql('select from graphile_worker._private_jobs')).length;

async function breakDeletion(): Promise<boolean> {
  const broken = await app.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename = 'evenkeel_jobs' and datname = current_database() and wait_event_type = 'Lock'
       and query ilike 'delete from%_private_jobs%'`,
  );
  return broken.length > 0;
}

describe('stopping', () => {
  test('does not wait for a job that hangs; the next worker takes it', async () => {
    const hold = Promise.withResolvers<void>();
    const heard = await working({ hold: hold.promise });
    await queue('hanging');
    await eventually('the job runs', async () => heard.length > 0);
    const began = performance.now();
    await workers.pop()?.stop();
    expect(performance.now() - began).toBeLessThan(4500);
    const again = await working();
    await eventually('the job runs again', async () => again.length > 0, 3000);
    hold.resolve();
  });
});

test('a job that was cut off after another took its place is no failure', async () => {
  const { platform } = app.program;
  const hold = Promise.withResolvers<void>();
  const heard = await working({ hold: hold.promise, concurrency: 1 });
  await queue('first', { key: 'one of them' });
  await eventually('the job runs', async () => heard.length > 0);
  await queue('second', { key: 'one of them' });
  await workers.pop()?.stop();
  hold.resolve();
  expect(await failedJobs(platform)).toEqual([]);
  const again = await working();
  await eventually('the other job ran', async () => again.includes('second'));
  await eventually('nothing is left', async () => (await jobsLeft()) === 0);
  expect(heard).not.toContain('second');
});

test('a job that was cut off each time is shown as failed and may be tried again', async () => {
  const { platform } = app.program;
  await queue('poison');
  await app.sql('update graphile_worker._private_jobs set attempts = max_attempts');
  const [failed] = await failedJobs(platform);
  expect(failed).toMatchObject({ name: 'test.note', nextTryAt: null, lastError: expect.stringContaining('ended') });
  expect(await retryJob(platform, failed?.id ?? '')).toBe(true);
  const heard = await working();
  await eventually('the job ran', async () => heard.length > 0);
});
