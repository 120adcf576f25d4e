import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { type Actor, isStaff } from '#kernel/actor.ts';
import { isResult } from '#kernel/result.ts';
import type { Context } from '../context.ts';
import type { DatabaseRole } from './database.ts';
import { statement } from './statements.ts';

/** An open transaction. Stores ask it for their own tables; nothing else reaches the database. */
export interface Tx {
  /** A typed query builder over the tables of one capability. */
  tables<Tables>(): Kysely<Tables>;
  /** Runs `work` once the transaction has committed; never when it rolls back. */
  afterCommit(work: () => void): void;
}

const builders = new WeakMap<pg.PoolClient, Map<DatabaseRole, Kysely<unknown>>>();

/**
 * A query builder on this connection. Its statements are prepared once per connection and role: with row security
 * a plan belongs to a role, and making it costs more than most statements themselves.
 */
function builderOf(client: pg.PoolClient, role: DatabaseRole): Kysely<unknown> {
  const ofClient = builders.get(client) ?? new Map<DatabaseRole, Kysely<unknown>>();
  builders.set(client, ofClient);
  const known = ofClient.get(role);
  if (known) return known;
  const query = (text: string, values: unknown[]) => client.query({ ...statement(role, text), values });
  const connection = Object.assign(Object.create(null), { query, release: () => undefined });
  const pool: PostgresPool = { connect: async () => connection, end: async () => undefined, options: {} };
  const builder = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  ofClient.set(role, builder);
  return builder;
}

/** The role that a transaction of this actor takes on. */
export function roleOf(actor: Actor): DatabaseRole {
  if (actor.kind === 'system') return 'evenkeel_system';
  return isStaff(actor) ? 'evenkeel_agent' : 'evenkeel_customer';
}

type Mode = 'read only' | 'read write';

/** One round trip: begin, take on the role, and say who and which accounts, for this transaction alone. */
function opening(actor: Actor, mode: Mode): string {
  const person = actor.kind === 'person' ? actor.personId : '';
  const accounts = actor.kind === 'person' ? actor.accounts.join(',') : '';
  return (
    `begin ${mode}; select set_config('role', '${roleOf(actor)}', true), ` +
    `set_config('evenkeel.person', ${pg.escapeLiteral(person)}, true), ` +
    `set_config('evenkeel.accounts', ${pg.escapeLiteral(accounts)}, true)`
  );
}

/** Two transactions waited for each other, or met on the same row: the database ended one, which may simply go again. */
const GO_AGAIN = new Set(['40P01', '40001']);
/** A table changed after this connection had prepared a statement on it, as when another node brings a new version. */
const STALE_STATEMENT = '0A000';
const TRIES = 4;

async function run<T>(context: Context, mode: Mode, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (context.tx) return work(context.tx);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(context, mode, work);
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? (error.code ?? '') : '';
      if (attempt === TRIES || !(GO_AGAIN.has(code) || code === STALE_STATEMENT)) throw error;
    }
  }
}

async function runOnce<T>(context: Context, mode: Mode, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await context.platform.database.app.connect();
  const after: Array<() => void> = [];
  const builder = builderOf(client, roleOf(context.actor));
  const tx: Tx = {
    // The builder is the same for all; the caller's own tables type what it may name.
    tables: <Tables>() => builder as unknown as Kysely<Tables>,
    afterCommit: (one) => after.push(one),
  };
  let broken: Error | undefined;
  try {
    // Not awaited before the work: both travel together. Without the role that it takes on, this login may do nothing.
    const begun = client.query(opening(context.actor, mode));
    begun.catch(() => undefined);
    const outcome = await work(tx);
    await begun;
    const refused = isResult(outcome) && !outcome.ok;
    const ended = await client.query(refused ? 'rollback' : 'commit');
    if (refused) return outcome;
    // Where a statement failed and its error was swallowed, the database answers a commit by rolling back.
    if (ended.command !== 'COMMIT') throw new Error('The transaction was not committed: a statement in it had failed.');
    for (const one of after) one();
    return outcome;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === STALE_STATEMENT) broken = error;
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Runs `work` in one transaction as the context's actor. Commits when it answers, rolls back when it throws
 * or answers a refusal. Inside an open transaction it joins that one. After a deadlock `work` runs again, so it
 * does nothing but read and write the database.
 */
export function transaction<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return run(context, 'read write', work);
}

/** Like `transaction`, for reading: the database itself refuses any write. */
export function reading<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return run(context, 'read only', work);
}

/** Opens a transaction and hands out a context that is bound to it: every operation called with it joins. */
export function inOneTransaction<T>(context: Context, work: (bound: Context) => Promise<T>): Promise<T> {
  return transaction(context, (tx) => work({ ...context, tx }));
}
