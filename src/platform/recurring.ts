import { z } from 'zod';
import type { Span } from '#kernel/time.ts';
import { type Context, systemContext } from './context.ts';
import { transaction } from './database/transaction.ts';
import { forgetFailedRuns } from './failed-jobs.ts';
import { enqueue, type Job, type JobKind, job, jobKind } from './jobs.ts';
import type { Platform } from './platform.ts';

/** A job that comes back by itself. */
export interface Recurring {
  readonly job: Job;
  readonly kind: JobKind<Record<string, never>>;
}

/**
 * A job that runs again and again, `every` span apart, on one node at a time. Its next run is queued before its
 * work begins, so that a run that fails or dies breaks no chain.
 */
export function recurring(name: string, every: Span, work: (context: Context) => Promise<void>): Recurring {
  const kind: JobKind<Record<string, never>> = jobKind({ name, payload: z.strictObject({}), attempts: 3 });
  const run = async (context: Context) => {
    await transaction(context, (tx) => enqueue(tx, kind, {}, { key: name, runAt: context.now + every }));
    await work(context);
    await forgetFailedRuns(context.platform, name);
  };
  return { kind, job: job(kind, run) };
}

/** Queues the first run of each, unless it is queued already: then that one is brought forward to now. */
export async function startRecurring(platform: Platform, all: readonly Recurring[]): Promise<void> {
  await transaction(systemContext(platform, 'start'), async (tx) => {
    for (const one of all) await enqueue(tx, one.kind, {}, { key: one.kind.name });
  });
}
