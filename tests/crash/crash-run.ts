import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { randomOf } from '#app/sample/random.ts';
import { peopleContract } from '#capabilities/people/contract.ts';
import type { PersonId } from '#kernel/ids.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { type MailSink, startMailSink } from '#platform/mail/sink.ts';
import { makeFolder, removeFolder } from '#tests/harness/evenkeel.ts';
import { audit, type Findings } from './audit.ts';
import { Client } from './client.ts';
import { type Acknowledged, Ledger } from './ledger.ts';
import { Mortal, type Victim } from './mortal.ts';
import { caseWriter, customerWriter, DESK, deskWriter, mailWriter, type World } from './writers.ts';

/** On a slow machine the clients go on until they have done this much of each kind. */
const ENOUGH_OF_EACH = 6;
const PASSWORD = 'correct horse battery staple';
const EMAIL = 'ann@crash.example';
/** A mail whose sending was cut off is tried again after three minutes, in case it is still on its way. */
const MOST_PATIENT = 240_000;

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  /** Told after every kill. */
  readonly onKill?: (killed: number) => void;
  /** Waits for mails whose sending was cut off, too: up to four minutes. Otherwise their jobs are enough. */
  readonly untilAllIsSent?: boolean;
}

export interface CrashReport extends Findings {
  readonly seed: number;
  readonly kills: Readonly<Record<Victim, number>>;
  readonly acknowledged: Acknowledged;
  /** Promises that were kept or broken. */
  readonly judged: number;
  readonly endedIn: number;
  /** All that the program printed, life after life. */
  readonly said: string;
  /** How long the work that was taken on before still took after the last kill. */
  readonly drainedIn: number;
}

/** Makes the installation usable, with a customer. Answers whose cases will be opened. */
export async function setUp(mortal: Mortal, client: Client): Promise<PersonId> {
  const { createPerson, listAccounts, setUp: endpoint } = peopleContract.endpoints;
  const body = {
    organisation: 'Crash Ltd',
    name: 'Ann Admin',
    email: EMAIL,
    password: PASSWORD,
    timeZone: 'Europe/Berlin',
    language: 'en',
    deskAddress: DESK,
  } as const;
  await client.ask((call, signal) => call(endpoint, { body, signal }));
  const answer = await fetch(`${mortal.address?.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  client.signedIn(cookies.join('; '));
  const accounts = await client.ask((call, signal) => call(listAccounts, { signal }));
  if (!accounts.ok) throw new Error(`The sign-in failed: ${answer.status} ${accounts.code}`);
  // Without an address, so that the desk's mail is all about those who wrote mail.
  const caller = { name: 'Cora Caller', roles: ['customer' as const], accountId: accounts.value.items[0]?.id };
  const made = await client.ask((call, signal) => call(createPerson, { body: caller, signal }));
  if (!made.ok) throw new Error(`The customer could not be added: ${made.code}`);
  return made.value.id;
}

const sum = ({ cases, replies, mails }: Acknowledged) => cases + replies + mails;
const least = ({ cases, replies, mails }: Acknowledged) => Math.min(cases, replies, mails);

/** Kills until it is enough, while the writers write; then lets them bring to an end what they began. */
async function killAndWrite(mortal: Mortal, given: Omit<World, 'enough'>, options: CrashOptions): Promise<void> {
  const enough = new AbortController();
  const random = (name: string) => randomOf(options.seed, name);
  const world = (name: string): World => ({ ...given, random: random(name), enough: enough.signal });
  const writing = Promise.all([
    caseWriter(world('cases 1')),
    caseWriter(world('cases 2')),
    mailWriter(world('mails 1')),
    mailWriter(world('mails 2')),
    deskWriter(world('desk')),
    customerWriter(world('customers')),
  ]);
  try {
    while (mortal.killed < options.kills) {
      await mortal.dieOnce(() => sum(given.ledger.acknowledged));
      options.onKill?.(mortal.killed);
    }
    while (least(given.ledger.acknowledged) < ENOUGH_OF_EACH) await pause(50);
  } finally {
    enough.abort();
    await writing;
  }
}

/** What was taken on and is not done yet. Words that fall due within seconds are waited for. */
const STILL_TO_DO = `
  select (select count(*) from conversations.inbound_mail where state = 'waiting')
    + (select count(*) from conversations.outbound_mail where state = 'queued' and ($1 or attempts = 0))
    + (select count(*) from graphile_worker._private_jobs where attempts < max_attempts and run_at <= now() or locked_at is not null)
    + (select count(*) from promises.promise where wake_at <= now() + interval '8 seconds') as count`;

async function ownerUrlOf(dataFolder: string): Promise<string> {
  const secret = await readFile(join(dataFolder, 'postgres.secret'), 'utf8');
  const port = (await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3];
  return `postgres://evenkeel:${secret.trim()}@127.0.0.1:${port}/evenkeel`;
}

/** Waits until everything that was taken on is done, or the patience is over. Answers how long that took. */
export async function drain(dataFolder: string, untilAllIsSent: boolean): Promise<number> {
  const began = performance.now();
  const client = new pg.Client({ connectionString: await ownerUrlOf(dataFolder) });
  await client.connect();
  try {
    for (let left = 1; left > 0 && performance.now() - began < MOST_PATIENT; await pause(100)) {
      const { rows } = await client.query<{ count: string }>(STILL_TO_DO, [untilAllIsSent]);
      left = Number(rows[0]?.count);
    }
  } finally {
    await client.end();
  }
  return performance.now() - began;
}

async function auditStopped(dataFolder: string, given: { ledger: Ledger; sink: MailSink }): Promise<Findings> {
  const stoppedAt = Date.now();
  const postgres = await startEmbedded({ dataFolder, log: () => undefined });
  try {
    return await audit(postgres.url, stoppedAt, given);
  } finally {
    await postgres.stop();
  }
}

interface Stage {
  readonly dataFolder: string;
  readonly sink: MailSink;
  readonly mortal: Mortal;
  readonly ledger: Ledger;
}

async function play(stage: Stage, options: CrashOptions): Promise<CrashReport> {
  const { dataFolder, sink, mortal, ledger } = stage;
  const client = new Client(mortal, ledger);
  await mortal.ready();
  const requesterId = await setUp(mortal, client);
  await killAndWrite(mortal, { client, ledger, sink, requesterId, random: randomOf(options.seed, 'world') }, options);
  await mortal.ready();
  const drainedIn = await drain(dataFolder, options.untilAllIsSent ?? false);
  const end = await mortal.end();
  const { faults, figures } = await auditStopped(dataFolder, { ledger, sink });
  const ending =
    end.code === 0 && end.milliseconds < 5000 ? [] : [`It ended with code ${end.code} in ${end.milliseconds} ms.`];
  return {
    faults: [...ledger.surprises, ...mortal.falls, ...ending, ...faults],
    figures,
    seed: options.seed,
    kills: mortal.kills,
    acknowledged: ledger.acknowledged,
    judged: (figures['promises: kept'] ?? 0) + (figures['promises: broken'] ?? 0),
    endedIn: end.milliseconds,
    said: mortal.said.map((output, life) => `— Life ${life + 1}\n${output()}`).join('\n'),
    drainedIn,
  };
}

/**
 * Starts a real Evenkeel, lets clients write by API and by mail while its processes are killed with -9 at random
 * moments, and compares in the end what was acknowledged with what is there. The same seed kills and writes in the
 * same order; what the machine makes of it differs.
 */
export async function crashRun(options: CrashOptions): Promise<CrashReport> {
  const folder = await makeFolder();
  const dataFolder = join(folder, 'data');
  const log = { info: () => undefined, warn: () => undefined };
  const sink = await startMailSink({ host: '127.0.0.1', port: 0, log, keep: 100_000 });
  const environment = { EVENKEEL_MAIL_OUT: `smtp://127.0.0.1:${sink.port}`, EVENKEEL_LOG: 'error' };
  const mortal = new Mortal({ dataFolder, environment }, randomOf(options.seed, 'death'));
  try {
    return await play({ dataFolder, sink, mortal, ledger: new Ledger() }, options);
  } finally {
    await mortal.destroy();
    await sink.close();
    await removeFolder(folder);
  }
}
