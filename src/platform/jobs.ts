import { sql } from 'kysely';
import type { z } from 'zod';
import type { Fact } from '#kernel/facts.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import type { Context } from './context.ts';
import type { Tx } from './database/transaction.ts';

/** A kind of job: its name and the shape of its payload. Payloads outlive code, so they are parsed when run. */
export interface JobKind<Payload = unknown> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Tries in all before it rests in the list of failures. */
  readonly attempts: number;
}

/** Over four days. A job that is cut off uses one up too: one that always takes the program with it must end. */
const ATTEMPTS = 25;

export function jobKind<Payload>(kind: {
  name: string;
  payload: z.ZodType<Payload>;
  attempts?: number;
}): JobKind<Payload> {
  return { attempts: ATTEMPTS, ...kind };
}

/** A job with what it does. Handlers run at least once and must bear being run again. */
export interface Job {
  readonly kind: JobKind;
  run(context: Context, payload: unknown): Promise<void>;
}

export function job<Payload>(kind: JobKind<Payload>, run: (context: Context, payload: Payload) => Promise<void>): Job {
  return { kind, run: (context, payload) => run(context, kind.payload.parse(payload)) };
}

export interface JobOptions {
  /** Not before this instant. */
  readonly runAt?: Instant;
  /** A job with the same key that has not started yet is replaced. */
  readonly key?: string;
  /** Lets all other work that is due go first. */
  readonly yields?: boolean;
}

interface Queued {
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly runAt?: string;
  readonly key?: string;
  /** What has less goes first; 0 unless said otherwise. */
  readonly priority?: number;
}

/** The database adds jobs one by one; beyond a thousand a statement it slows down out of proportion. */
const BATCH = 1000;

async function queue(tx: Tx, jobs: readonly Queued[]): Promise<void> {
  for (let i = 0; i < jobs.length; i += BATCH) {
    const batch = JSON.stringify(jobs.slice(i, i + BATCH));
    await sql`select jobs.add(${batch}::jsonb)`.execute(tx.tables<unknown>());
  }
}

/** Queues a job in the caller's transaction: it exists if and only if the transaction commits. */
export async function enqueue<Payload>(
  tx: Tx,
  kind: JobKind<Payload>,
  payload: Payload,
  options: JobOptions = {},
): Promise<void> {
  const one: Queued = {
    name: kind.name,
    payload: kind.payload.parse(payload),
    attempts: kind.attempts,
    ...(options.runAt === undefined ? {} : { runAt: toIso(options.runAt) }),
    ...(options.key === undefined ? {} : { key: options.key }),
    ...(options.yields ? { priority: 1 } : {}),
  };
  await queue(tx, [one]);
}

export const AFTER_FACT = 'after-fact';

/** Queues one job per fact and `after` subscriber. */
export async function enqueueAfterSubscribers(tx: Tx, context: Context, facts: readonly Fact[]): Promise<void> {
  const jobs = facts.flatMap((fact) =>
    (context.platform.subscribers.after.get(fact.kind) ?? []).map((subscription) => ({
      name: AFTER_FACT,
      payload: { subscription: subscription.name, factId: fact.id },
      attempts: ATTEMPTS,
    })),
  );
  if (jobs.length > 0) await queue(tx, jobs);
}
