import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { GatheringSocket } from './gathering-socket.ts';

/** Roles that a transaction takes on; each sees what its policies let it see. */
export type DatabaseRole = 'evenkeel_customer' | 'evenkeel_agent' | 'evenkeel_system';

/** Login roles: none owns a table, each reaches only what its part of the program needs. */
export type LoginRole = 'evenkeel_app' | 'evenkeel_jobs' | 'evenkeel_identity';

export interface Database {
  /** Connects as `evenkeel_app`, which has no rights before a transaction takes on a role. */
  readonly app: pg.Pool;
  /** Connects as the owner of the job tables and of nothing else. */
  readonly jobs: pg.Pool;
  /** Connects as the role of sign-in: schema `identity` only. */
  readonly identity: pg.Pool;
  /** A connection of its own for LISTEN; the caller ends it. */
  connectListener(): Promise<pg.Client>;
  /** Ends the connections; one that is still at work is waited for half a second. */
  close(): Promise<void>;
}

const PATIENCE = 500;
const TIMESTAMPTZ = 1184;
const BIGINT = 20;

function parsers(): pg.CustomTypesConfig {
  const own = new Map<number, (value: string) => unknown>([
    [TIMESTAMPTZ, (value) => Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))],
    [BIGINT, Number],
  ]);
  const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
    own.get(oid) ?? pg.types.getTypeParser(oid, format ?? 'text');
  return { getTypeParser };
}

/** The same password on every node without storing one: derived from the owner's. */
export function passwordOf(ownerUrl: string, role: LoginRole): string {
  const { password, username } = new URL(ownerUrl);
  return createHmac('sha256', `evenkeel:${username}:${decodeURIComponent(password)}`)
    .update(role)
    .digest('base64url');
}

export function urlOf(ownerUrl: string, role: LoginRole): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = passwordOf(ownerUrl, role);
  return url.href;
}

export interface PoolSizes {
  readonly app: number;
  readonly jobs: number;
  readonly identity: number;
}

/** The owner's URL; asked anew for each connection, because an embedded server may move to another port. */
export type OwnerUrl = string | (() => string);

/** A client that connects to where the database is now. */
function clientFor(owner: () => string, role: LoginRole) {
  return class extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super({ ...config, connectionString: urlOf(owner(), role) });
    }
  };
}

/**
 * Opens the pools. Connections are made on first use and end after 30 idle seconds. Who gets none within 10 seconds
 * is refused, so that a crowd does not wait for ever.
 */
export function openDatabase(ownerUrl: OwnerUrl, sizes: PoolSizes = { app: 12, jobs: 4, identity: 3 }): Database {
  const types = parsers();
  const owner = typeof ownerUrl === 'string' ? () => ownerUrl : ownerUrl;
  const pool = (role: LoginRole, max: number, options?: string) =>
    new pg.Pool({
      Client: clientFor(owner, role),
      max,
      // Statements that don't wait for each other are sent without waiting, for example those of one `Promise.all`.
      pipeline: role === 'evenkeel_app',
      types,
      stream: () => new GatheringSocket(),
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 10_000,
      application_name: role,
      ...(options ? { options } : {}),
    });
  const app = pool('evenkeel_app', sizes.app);
  // Which job somebody took or finished is written without waiting for the disk: what is forgotten with the machine is
  // done again, as jobs bear. That a job exists is written with its cause, by the other pool.
  const jobs = pool('evenkeel_jobs', sizes.jobs, '-c synchronous_commit=off');
  const identity = pool('evenkeel_identity', sizes.identity, '-c search_path=identity');
  // A connection that breaks while idle is replaced by the pool; the next query says what is wrong, if anything is.
  for (const each of [app, jobs, identity]) {
    each.on('error', () => undefined);
    each.on('connect', (client) => client.on('error', () => undefined));
  }
  return {
    app,
    jobs,
    identity,
    async connectListener() {
      const client = new pg.Client({ connectionString: urlOf(owner(), 'evenkeel_app'), keepAlive: true });
      // Its end says all: whoever listens there makes the connection anew.
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    async close() {
      const ended = Promise.all([app.end(), jobs.end(), identity.end()]);
      await Promise.race([ended, wait(PATIENCE, undefined, { ref: false })]);
    },
  };
}
