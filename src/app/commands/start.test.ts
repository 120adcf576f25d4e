import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { peopleContract } from '#capabilities/people/contract.ts';
import { caller } from '#kernel/call.ts';
import {
  type Evenkeel,
  type EvenkeelOptions,
  isRunning,
  makeFolder,
  removeFolder,
  startEvenkeel,
} from '#tests/harness/evenkeel.ts';
import { type ExternalPostgres, startExternalPostgres } from '#tests/harness/external-postgres.ts';
import { eventually } from '#tests/harness/index.ts';

const FIVE_SECONDS = 5000;
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await makeFolder();
  const first = startEvenkeel({ dataFolder: join(folder, 'used') });
  await first.open;
  first.kill('SIGTERM');
  await first.ended;
});
afterAll(() => removeFolder(folder));

let made = 0;
/** A data folder of its own whose database is there already. */
async function usedFolder(): Promise<string> {
  made += 1;
  const copy = join(folder, `copy-${made}`);
  await run('cp', ['-a', join(folder, 'used'), copy]);
  return copy;
}

/** Starts Evenkeel; it ends with the test at the latest. */
function started(options: EvenkeelOptions): Evenkeel {
  const evenkeel = startEvenkeel(options);
  onTestFinished(async () => {
    evenkeel.kill('SIGKILL');
    await evenkeel.ended;
  });
  return evenkeel;
}

async function running(options: EvenkeelOptions) {
  const evenkeel = started(options);
  return { evenkeel, ...(await evenkeel.open), postmaster: (await evenkeel.postmaster()) ?? 0 };
}

const needsSetUp = async (url: string): Promise<boolean> =>
  (await caller({ origin: url })(peopleContract.endpoints.installation, {})).needsSetUp;

/** Writes something that is there for good. Answers the status. */
async function setUp(url: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/installation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      organisation: 'Marenholt',
      name: 'Ann Admin',
      email: 'ann@marenholt.example',
      password: 'correct horse battery staple',
      timeZone: 'Europe/Berlin',
      language: 'en',
    }),
  });
  return answer.status;
}

/** Waits until it says so: the database may serve again a moment before Evenkeel knows that it does. */
function saying(evenkeel: Evenkeel, words: string): Promise<unknown> {
  return eventually(`it says: ${words}`, async () => evenkeel.output().includes(words));
}

/** A port that somebody else listens at. */
async function takenPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a start', () => {
  test('on nothing says where it is open and how to set it up, and leaves nothing behind when it ends', async () => {
    const { evenkeel, url, smtpPort } = await running({ dataFolder: join(folder, 'fresh') });
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(smtpPort).toBeGreaterThan(0);
    expect(evenkeel.output()).toContain(`Set it up first: ${url}/setup`);
    expect(evenkeel.output()).not.toMatch(/deprecat/i);
    expect(await needsSetUp(url)).toBe(true);
    const postmaster = await evenkeel.postmaster();
    const began = performance.now();
    evenkeel.kill('SIGTERM');
    expect(await evenkeel.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(FIVE_SECONDS);
    expect(await isRunning(postmaster ?? 0)).toBe(false);
  });

  test('on a data folder in use is refused with a sentence, and disturbs nobody', async () => {
    const dataFolder = await usedFolder();
    const { evenkeel, url } = await running({ dataFolder });
    const second = started({ dataFolder });
    expect((await second.ended).code).toBe(1);
    expect(second.output()).toBe(
      `✗ Evenkeel is already running on the data folder ${dataFolder} (process ${evenkeel.pid}). ` +
        'Stop it first, or give this one a folder of its own with EVENKEEL_DATA.\n',
    );
    expect(await needsSetUp(url)).toBe(true);
  });

  test.each([
    ['EVENKEEL_PORT', 'start'],
    ['EVENKEEL_SMTP_PORT', 'start'],
    ['EVENKEEL_SINK_PORT', 'demo'],
  ] as const)('whose %s is taken is refused with a sentence, and leaves nothing running', async (variable, command) => {
    const dataFolder = command === 'demo' ? join(folder, 'demo') : await usedFolder();
    const port = await takenPort();
    const evenkeel = started({ dataFolder, command, environment: { [variable]: String(port) } });
    expect((await evenkeel.ended).code).toBe(1);
    expect(evenkeel.output()).toMatch(
      new RegExp(`^✗ Port ${port} is in use by another program\\. End that one, .*: ${variable}=${port + 1}\\.$`, 'm'),
    );
    expect(await evenkeel.postmaster()).toBeNull();
  });

  test('that is interrupted ends cleanly, and the next one goes on', async () => {
    const dataFolder = join(folder, 'interrupted');
    const evenkeel = started({ dataFolder });
    await eventually('it is at work', async () => existsSync(join(dataFolder, 'evenkeel.lock')));
    evenkeel.kill('SIGINT');
    expect(await evenkeel.ended).toEqual({ code: 0, signal: null });
    const again = await running({ dataFolder });
    expect(await needsSetUp(again.url)).toBe(true);
  });

  test('with a wrong setting names it', async () => {
    const evenkeel = started({ dataFolder: folder, environment: { EVENKEEL_PORT: 'seven' } });
    expect((await evenkeel.ended).code).toBe(1);
    expect(evenkeel.output()).toMatch(/^✗ These settings are wrong.*\n {2}EVENKEEL_PORT: /);
  });
});

describe('kill -9', () => {
  test('of the program: its PostgreSQL goes too, and the next start has everything', async () => {
    const dataFolder = await usedFolder();
    const { evenkeel, url } = await running({ dataFolder });
    expect(await setUp(url)).toBe(201);
    evenkeel.kill('SIGKILL');
    await evenkeel.ended;
    const next = await running({ dataFolder });
    expect(await needsSetUp(next.url)).toBe(false);
  });

  test('of the launcher: the program ends by itself', async () => {
    const dataFolder = await usedFolder();
    const { evenkeel, url, postmaster } = await running({ dataFolder, launched: true });
    expect(await needsSetUp(url)).toBe(true);
    evenkeel.kill('SIGKILL');
    await eventually('PostgreSQL has ended', async () => !(await isRunning(postmaster)));
    const next = await running({ dataFolder });
    expect(await needsSetUp(next.url)).toBe(true);
  });

  test('of the postmaster: the program starts it again and goes on', async () => {
    const dataFolder = await usedFolder();
    const { evenkeel, url, postmaster } = await running({ dataFolder });
    process.kill(postmaster, 'SIGKILL');
    await eventually('the first set-up works', async () => (await setUp(url)) === 201);
    await saying(evenkeel, 'The database is running again');
    expect(evenkeel.output()).toContain('PostgreSQL ended by itself, by SIGKILL.');
    expect(await evenkeel.postmaster()).not.toBe(postmaster);
    evenkeel.kill('SIGTERM');
    expect(await evenkeel.ended).toEqual({ code: 0, signal: null });
    const next = await running({ dataFolder });
    expect(await needsSetUp(next.url)).toBe(false);
  });

  test('of the postmaster, and again while it starts: the program starts it once more', async () => {
    const { evenkeel, url, postmaster } = await running({ dataFolder: await usedFolder() });
    process.kill(postmaster, 'SIGKILL');
    const next = async () => {
      const pid = (await evenkeel.postmaster()) ?? 0;
      return pid !== postmaster && (await isRunning(pid)) ? pid : null;
    };
    process.kill(await eventually('the next one starts', next), 'SIGKILL');
    await eventually('the first set-up works', async () => (await setUp(url)) === 201);
    await saying(evenkeel, 'The database is running again');
  });

  test('of a backend: PostgreSQL recovers and the program goes on', async () => {
    const dataFolder = await usedFolder();
    const { evenkeel, url, postmaster } = await running({ dataFolder });
    const { stdout } = await run('ps', ['-o', 'pid=,args=', '--ppid', String(postmaster)]);
    const backend = /^\s*(\d+) .*evenkeel_app/m.exec(stdout)?.[1];
    process.kill(Number(backend), 'SIGKILL');
    await eventually('the first set-up works', async () => (await setUp(url)) === 201);
    expect(await evenkeel.postmaster()).toBe(postmaster);
  });
});

describe('an external PostgreSQL', () => {
  const DEBIAN = '/usr/lib/postgresql/15/bin';
  let server: ExternalPostgres | undefined;
  beforeAll(async () => {
    if (existsSync(DEBIAN)) server = await startExternalPostgres(DEBIAN, folder);
  });
  afterAll(() => server?.stop());

  test('serves several nodes, and no data folder is touched', async ({ skip }) => {
    if (server === undefined) return skip(`there is no ${DEBIAN}`);
    const dataFolder = join(folder, 'untouched');
    const environment = { DATABASE_URL: await server.makeDatabase('several') };
    const [one, two] = await Promise.all([running({ dataFolder, environment }), running({ dataFolder, environment })]);
    expect(await setUp(one.url)).toBe(201);
    expect(await needsSetUp(two.url)).toBe(false);
    one.evenkeel.kill('SIGINT');
    expect(await one.evenkeel.ended).toEqual({ code: 0, signal: null });
    expect(await needsSetUp(two.url)).toBe(false);
    expect(existsSync(dataFolder)).toBe(false);
  });

  test('may be away for a while', async ({ skip }) => {
    if (server === undefined) return skip(`there is no ${DEBIAN}`);
    const environment = { DATABASE_URL: await server.makeDatabase('away') };
    const { url } = await running({ dataFolder: folder, environment });
    await server.restart();
    await eventually('the first set-up works', async () => (await setUp(url)) === 201);
  });

  test('that nobody answers at is refused with a sentence', async () => {
    const environment = { DATABASE_URL: 'postgres://boss:secret@127.0.0.1:1/evenkeel' };
    const evenkeel = started({ dataFolder: folder, environment });
    expect((await evenkeel.ended).code).toBe(1);
    expect(evenkeel.output()).toMatch(/✗ No PostgreSQL answers at 127\.0\.0\.1:1\. .*DATABASE_URL/);
  });
});
