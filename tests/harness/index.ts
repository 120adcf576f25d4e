import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Program, startProgram } from '#app/program.ts';
import { JOBS, RECURRING } from '#app/wiring.ts';
import { signInLink } from '#capabilities/people/index.ts';
import { judgeDue } from '#capabilities/promises/index.ts';
import { type Call, caller } from '#kernel/call.ts';
import type { Instant } from '#kernel/time.ts';
import type { Config } from '#platform/config.ts';
import type { Resolve } from '#platform/mail/dns.ts';
import { tableDns } from '#platform/mail/testing/dns-table.ts';
import { PEOPLE, type PersonName } from './cast.ts';
import { quietConfig, silentLog } from './quiet.ts';
import { TEMPLATE } from './template.ts';

export { ACCOUNTS, DESK_ADDRESS, PEOPLE, type PersonName, SERVICES, TEAMS } from './cast.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock {
  now(): Instant;
  set(instant: Instant): void;
  forward(ms: number): void;
}

/** A whole Evenkeel on a database of its own, with the test organisation in it. */
export interface TestApp {
  readonly program: Program;
  readonly clock: TestClock;
  /** The owner's URL of this test's database: for looking, and for what no role of the program may do. */
  readonly ownerUrl: string;
  /** The typed call as this person, signed in as people are; once per person. */
  as(name: PersonName): Promise<Call>;
  /** The session cookie of a person, for requests that the typed call does not make. */
  cookieOf(name: PersonName): Promise<string>;
  /** The typed call as a stranger. */
  readonly stranger: Call;
  /** Judges every promise that is due at the test's present moment. Answers how many. */
  judge(): Promise<number>;
  /** Ends the program's connections that wait for a lock, as a database does that goes away. Answers how many. */
  cutWaiting(): Promise<number>;
  /** Runs SQL as the owner. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

export interface TestAppOptions {
  readonly parts?: { readonly worker?: boolean; readonly keeper?: boolean; readonly intake?: boolean };
  readonly config?: Partial<Config>;
  /** What is known about senders of mail; nothing unless said otherwise. */
  readonly dns?: Resolve;
  /** A Tuesday morning unless said otherwise; `real` lets the clock run. */
  readonly startsAt?: Instant | 'real';
  /** What the database calls now; the test's clock unless said otherwise. */
  readonly databaseClock?: () => Promise<Instant>;
}

/** The jobs of the program, for tests that run one by hand. */
export const jobs = { JOBS, RECURRING };

const TUESDAY = Date.UTC(2026, 10, 24, 9, 0);

function clockFrom(startsAt: Instant | 'real'): TestClock {
  let moved: Instant | null = startsAt === 'real' ? null : startsAt;
  return {
    now: () => moved ?? Date.now(),
    set: (instant) => {
      moved = instant;
    },
    forward: (ms) => {
      moved = (moved ?? Date.now()) + ms;
    },
  };
}

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const CUT_WAITING = `
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and usename = 'evenkeel_app' and wait_event_type = 'Lock'`;

async function cloneTemplate(): Promise<{ name: string; ownerUrl: string; serverUrl: string }> {
  const serverUrl = inject('serverUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(serverUrl, (client) => client.query(`create database ${name} template ${TEMPLATE}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { name, ownerUrl: url.href, serverUrl };
}

async function signIn(program: Program, name: PersonName): Promise<string> {
  const link = await signInLink(program.platform, PEOPLE[name].id);
  const answer = await fetch(link, { redirect: 'manual' });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  if (cookies.length === 0) throw new Error(`${name} could not sign in: ${answer.status} ${await answer.text()}`);
  return cookies.join('; ');
}

/** Starts an Evenkeel for one test file. Stop it in `afterAll`. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { name, ownerUrl, serverUrl } = await cloneTemplate();
  const clock = clockFrom(options.startsAt ?? TUESDAY);
  const program = await startProgram({
    ownerUrl,
    config: quietConfig(options.config),
    log: silentLog(),
    clock: clock.now,
    databaseClock: options.databaseClock ?? (async () => clock.now()),
    dns: options.dns ?? tableDns(),
    pools: { app: 8, jobs: 3, identity: 2 },
    parts: { worker: false, keeper: false, intake: false, ...options.parts },
  });
  const origin = program.address;
  const cookies = new Map<PersonName, Promise<string>>();
  const cookieOf = (person: PersonName) => {
    const known = cookies.get(person) ?? signIn(program, person);
    cookies.set(person, known);
    return known;
  };
  return {
    program,
    clock,
    ownerUrl,
    cookieOf,
    as: async (person) => caller({ origin, headers: { cookie: await cookieOf(person) } }),
    stranger: caller({ origin }),
    judge: () => judgeDue(program.platform, { now: clock.now(), limit: 1000 }),
    cutWaiting: () => asOwner(ownerUrl, async (client) => (await client.query(CUT_WAITING)).rows.length),
    sql: (text, values = []) => asOwner(ownerUrl, async (client) => (await client.query(text, [...values])).rows),
    async stop() {
      await program.stop();
      await asOwner(serverUrl, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** Waits until `question` answers something true, asking again and again. Fails after the deadline, naming `what`. */
export async function eventually<T>(
  what: string,
  question: () => Promise<T>,
  deadline = 30_000,
): Promise<NonNullable<T>> {
  const end = performance.now() + deadline;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`It did not happen within ${deadline} ms: ${what}`);
    await new Promise((settle) => setTimeout(settle, 25));
  }
}
